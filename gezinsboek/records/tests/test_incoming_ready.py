"""A report that was made ready already: what is taken out of it later is out of the stukje too, and nothing typed is lost."""

import re

from cast.deeds import does
from gezinsboek.timeline import drafts, unsent
from gezinsboek.timeline.tests.screens import away, browser, page, signs_in_again

from .bringing import WORDS, does_on, nothing_waits, pasted

__all__ = ["nothing_waits"]
SHORTER = "Gesprek met Noor."


def make_ready(client, url, family, text=WORDS):
    version = re.findall(r'name="version" value="(\d+)"', page(client, url))[0]
    does_on(client, url, {"version": version, "text": text, "book": str(family.id), "read": "on", "do": "on"})
    return waiting(family)


def waiting(family):
    """What Femke did not send yet in this book, by its id."""
    return {one.id: unsent.whole(unsent.form_of(one)) for one in does("femke", lambda: unsent.mine(family.id))}


def types_on(family):
    """In the box of the book, where it stands ready."""
    told = unsent.form_of(unsent.mine(family.id)[0])
    told["text"] = "Verder getypt."
    drafts.save(drafts.Box(family.id, "new", None, family.chapters["Hulp"]), told)


def test_a_name_that_is_taken_away_afterwards_is_gone_from_the_stukje_too(family):
    client = browser("femke")
    url = pasted(client)
    assert "Annelies" in " ".join(make_ready(client, url, family).values())
    assert list(make_ready(client, url, family, SHORTER).values()) == [SHORTER]


def test_so_is_one_that_was_taken_away_and_looked_at_first(family):
    client = browser("femke")
    url = pasted(client)
    make_ready(client, url, family)
    version = re.findall(r'name="version" value="(\d+)"', page(client, url))[0]
    does_on(client, url, {"version": version, "text": SHORTER, "book": str(family.id), "do": "look"})
    assert list(make_ready(client, url, family, SHORTER).values()) == [SHORTER]


def test_the_same_report_once_more_is_the_same_stukje_as_it_was_typed_on(family):
    client = browser("femke")
    url = pasted(client)
    [draft] = make_ready(client, url, family)
    does("femke", lambda: types_on(family))
    assert make_ready(client, url, family) == {draft: "Verder getypt."}


def test_what_was_typed_on_is_not_thrown_away_for_another_text(family):
    client = browser("femke")
    url = pasted(client)
    make_ready(client, url, family)
    does("femke", lambda: types_on(family))
    assert sorted(make_ready(client, url, family, SHORTER).values()) == [SHORTER, "Verder getypt."]


def test_what_was_typed_when_the_session_ended_stands_there_again_and_overwrites_nothing(family):
    """The day too; and what another device kept meanwhile is not overwritten unseen."""
    client = browser("femke")
    url = pasted(client)
    version = re.findall(r'name="version" value="(\d+)"', page(client, url))[0]
    told = {"version": version, "text": "Van het andere apparaat.", "happened_on": "2026-11-02", "do": "look"}
    away(client)
    assert client.post(url, told)["Location"].startswith("/inloggen/")
    signs_in_again(client, "femke")
    does_on(browser("femke"), url, {"version": version, "text": "Van het ene apparaat.", "do": "look"})
    shown = page(client, url)
    assert "Van het andere apparaat." in shown
    assert 'value="2026-11-02"' in shown
    assert re.findall(r'name="version" value="(\d+)"', shown) == [version]
