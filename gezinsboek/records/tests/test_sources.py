"""Where a stukje comes from goes wherever the stukje goes."""

import json

import pytest

from cast.deeds import changes, does
from gezinsboek.circle import pausing
from gezinsboek.exchange.tests.copies import faults, made, opened, schema
from gezinsboek.finding.scan import search
from gezinsboek.finding.showing import Cards
from gezinsboek.records import incoming
from gezinsboek.records.models import Incoming
from gezinsboek.timeline import drafts, unsent, writing
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.models import Draft
from gezinsboek.timeline.tests.screens import at, browser, page

SAYS = "Uit een eigen verslag (PDF)"
WORDS = "Milan leest elke avond voor."


@pytest.fixture
def item(family):
    """Femke shared a report of her own in Hulp."""

    def shares():
        row = incoming.take("pdf", "", WORDS)
        draft = incoming.ready(row, family.id, family.chapters["Hulp"])
        made = writing.write(family.id, family.chapters["Hulp"], WORDS, item_id=draft.id)
        Draft.objects.filter(id=draft.id).delete()
        return made

    return does("femke", shares)


@pytest.mark.parametrize("key", ["noor", "mark", "femke"])
def test_everybody_who_reads_the_stukje_reads_where_it_comes_from(family, item, key):
    assert SAYS in page(browser(key), at("timeline", family.id))
    assert SAYS in page(browser(key), at("entry", family.id, item.id))


def test_what_was_written_here_says_nothing(family):
    family.writes("femke", "Hulp", "Hier getypt.")
    assert "Uit een eigen verslag" not in page(browser("noor"), at("timeline", family.id))


def test_it_stands_there_while_looking_as_somebody(family, item):
    noor = browser("noor")
    noor.post(at("looking_as", family.id), {"member": str(family.members["mark"])})
    told = page(noor, at("timeline", family.id))
    assert WORDS in told
    assert SAYS in told


def test_it_stands_with_the_versions_and_in_the_bin(family, item):
    changes("femke", item, "Milan leest bijna elke avond voor.")
    assert SAYS in page(browser("noor"), at("entry_versions", family.id, item.id))
    does("femke", item.bin)
    assert SAYS in page(browser("femke"), at("entry_bin", family.id, item.id))


def test_it_is_found_with_it(family, item):
    def told():
        found = search(family.id, "voor")
        return Cards(Frame.of(family.id), found, list(found.hits)).card(found.hits[0]).source

    assert does("noor", told) == SAYS


def test_it_goes_along_in_the_copy_of_the_book(family, item):
    whole = opened(made(family.id, "noor"))
    book = json.loads(whole.read("boek.json"))
    assert faults(book, schema("book")) == []
    told = next(one for one in book["items"] if one["text"] == WORDS)
    assert told["source"] == "pdf"
    pages = "".join(whole.read(name).decode() for name in whole.namelist() if name.endswith(".html"))
    assert SAYS in pages


def test_it_goes_along_in_own_words(family, item):
    assert SAYS in page(browser("femke"), at("contributions"))
    assert SAYS in page(browser("femke"), at("contributions_copy"))
    own = json.loads(opened(made(family.id, "femke", "own")).read("eigen-stukjes.json"))
    assert faults(own, schema("own")) == []
    assert [one["source"] for one in own["items"] if one["text"] == WORDS] == ["pdf"]


def test_who_reads_an_older_version_reads_where_that_came_from(family, item):
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    changes("noor", item, "Andere woorden van Noor.")
    told = page(browser("mark"), at("entry", family.id, item.id))
    assert WORDS in told
    assert SAYS in told


def shares(family, draft, words):
    return does("femke", lambda: writing.write(family.id, family.chapters["Hulp"], words, item_id=draft.id))


def types_on(family, draft, words, version=1):
    """On a device that last heard of this version of it."""
    told = unsent.form_of(draft)
    told["text"], told["saved"] = words, str(version)
    return does("femke", lambda: drafts.save(drafts.Box(family.id, "new", None, family.chapters["Hulp"]), told))


def test_two_stukjes_of_one_report_both_say_so_in_whatever_order_they_are_sent(family):
    row = does("femke", lambda: incoming.take("mail", "", WORDS))

    def made_ready():
        return incoming.ready(Incoming.objects.get(id=row.id), family.id, family.chapters["Hulp"])

    first = types_on(family, does("femke", made_ready), "De eerste helft.")
    does("femke", lambda: Incoming.objects.filter(id=row.id).update(used_at=None))  # other words of it
    second = does("femke", made_ready)
    assert first.id != second.id
    for draft in (first, second):
        assert "Uit een eigen verslag (gemaild)" in page(
            browser("noor"), at("entry", family.id, shares(family, draft, WORDS).id)
        )


def test_what_two_devices_typed_of_one_report_says_so_twice(family):
    draft = does("femke", lambda: incoming.ready(incoming.take("pdf", "", WORDS), family.id, family.chapters["Hulp"]))
    here = types_on(family, draft, "Op de laptop.")
    there = types_on(family, draft, "Op de telefoon.")
    assert here.id == draft.id != there.id
    for one in (here, there):
        assert SAYS in page(browser("noor"), at("entry", family.id, shares(family, one, "Gestuurd.").id))


def test_taken_back_right_after_sending_and_sent_again_it_still_says_so(family, item, settings):
    settings.HELD_BACK = True

    def sends_again():
        row = incoming.take("word", "", "Nog een verslag.")
        draft = incoming.ready(row, family.id, family.chapters["Hulp"])
        first = writing.write(family.id, family.chapters["Hulp"], "Nog een verslag.", item_id=draft.id, held_back=True)
        first.unsend()
        again = writing.write(family.id, family.chapters["Hulp"], "Nog een verslag.", item_id=draft.id)
        assert Incoming.objects.get(id=row.id).items == [again.id]
        return again

    again = does("femke", sends_again)
    assert "Uit een eigen verslag (Word)" in page(browser("noor"), at("entry", family.id, again.id))
