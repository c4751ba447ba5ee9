"""A silent pause on the pages (SHARING 18): the paused meets nothing but an older book."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from cast.deeds import changes, changes_reply, does, replies
from cast.family import WRITE, Family
from gezinsboek.circle import pausing
from gezinsboek.circle.tests.screens import Screen
from gezinsboek.exchange.telling import Pages
from gezinsboek.finding.scan import search
from gezinsboek.ground import clock
from gezinsboek.ground.acts import ask
from gezinsboek.timeline import rebutting
from gezinsboek.timeline.caseload import cases
from gezinsboek.timeline.models import Rebuttal


@pytest.fixture
def mark(family):
    return Screen(family, "mark")


def paused(family: Family):
    """Noor wrote, Jade too; then the pause; then Noor wrote on. Gives Noor's older stukje."""
    item = family.writes("noor", "Thuis", "Vanmorgen ging het fijntjes.")
    said = replies("noor", family.writes("jade", "Thuis", "Hoi mama."), "Dag schattebout.")
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    changes("noor", item, "Vanmorgen ging het beroerd.")
    changes_reply("noor", said, "Dag lieverdje.")
    family.writes("noor", "Thuis", "Dit is een geheimpje.")
    return item


OLD, NEW = ("fijntjes", "schattebout"), ("beroerd", "lieverdje", "geheimpje")


def test_every_page_of_the_paused_shows_the_older_book(mark, family):
    item = paused(family)
    for path in ("", f"stukje/{item.id}/"):
        page = mark.page(path)
        assert not any(word in page for word in NEW), path
        assert "Veranderd" not in page, path
        if not path:
            assert all(word in page for word in OLD)
    assert all(word in Screen(family, "jade").page() for word in NEW)
    does("noor", lambda: pausing.end_pause(family.members["mark"]))
    assert all(word in mark.page() for word in NEW)


def found(family: Family, word: str) -> int:
    return len(search(family.id, word).hits)


def test_searching_finds_the_older_words_only(family, mark):
    paused(family)
    for word in OLD:
        assert does("mark", partial(found, family, word)) == 1, word
    for word in NEW:
        assert does("mark", partial(found, family, word)) == 0, word
        assert does("jade", partial(found, family, word)) == 1, word
    page = mark.client.post(mark.url("zoeken/"), {"q": "fijntjes"}).content.decode()
    assert "beroerd" not in page


def test_a_copy_of_the_book_holds_the_older_words_only(family):
    paused(family)

    def copied() -> str:
        pages = Pages.of(family.id)
        told = pages.told(pages.items)
        return " ".join([one.text + one.changed + "".join(said.text for said in one.replies) for one in told])

    text = does("mark", copied)
    assert all(word in text for word in OLD)
    assert not any(word in text for word in NEW)


def test_nothing_counts_as_new(family, mark):
    mark.page()
    paused(family)
    news = does("mark", lambda: {case.book.id: case.new for case in cases()})[family.id]
    for_jade = does("jade", lambda: {case.book.id: case.new for case in cases()})[family.id]
    assert (news, for_jade) == (3, 3)  # Mark: of before the pause; Jade: the three of Noor


def test_the_page_of_a_person_begins_and_ends_it(family, mark):
    noor, path = Screen(family, "noor"), f"mensen/{family.members['mark']}/"
    assert "Begin een stille pauze" in noor.page(path)
    assert "Pauzeer alles" not in noor.page(path)
    for _twice in range(2):
        noor.post(path, {"do": "pause", "what": "mine"})
    assert "Er is een stille pauze." in noor.page(path)
    hidden = family.writes("noor", "Thuis", "Niet voor Mark.")
    assert hidden.id not in family.sees("mark")
    for screen in (mark, Screen(family, "jade")):
        assert "stille pauze" not in screen.page(path)
        assert "stille pauze" not in screen.page("wie-heeft-gekeken/")
    assert "begon een stille pauze" in noor.page("wie-heeft-gekeken/")
    for _twice in range(2):
        noor.post(path, {"do": "end_pause"})
    assert hidden.id in family.sees("mark")


def test_of_who_is_not_family_everything_can_be_paused(family):
    noor, path = Screen(family, "noor"), f"mensen/{family.members['femke']}/"
    assert "Pauzeer alles" in noor.page(path)
    noor.post(path, {"do": "pause", "what": "all"})
    new = family.writes("mark", "Thuis", "Van Mark.")
    assert new.id not in family.sees("femke")
    assert "Femke ziet het boek zoals het toen was." in noor.page(path)
    assert noor.post(f"mensen/{family.members['mark']}/", {"do": "pause", "what": "all"}).status_code == 404
    assert Screen(family, "jade").post(path, {"do": "pause", "what": "mine"}).status_code == 404


def test_the_older_words_keep_what_their_writer_said_they_are(family, mark):
    """A fact, or an opinion: without it the older words would look changed."""
    item = family.writes("femke", "Hulp", "Ze slaapt vroegertjes.", mark="opinion")
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    changes("noor", item, "Ze slaapt later.")
    for path in ("", f"stukje/{item.id}/"):
        page = mark.page(path)
        assert "vroegertjes" in page and "Mening" in page, path


def test_a_weerwoord_that_the_pauser_changed_stays_as_it_was(family, mark):
    item = family.writes("mark", "Thuis", "Over Milan.")
    does("mark", lambda: item.say_about(family.children["Milan"]))
    does("noor", lambda: rebutting.say(item, "Zo was het vriendelijkjes.", 0, 1))
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    said = does("noor", lambda: rebutting.say(item, "Zo was het nooitjes.", 1, 1))
    for path in ("", f"stukje/{item.id}/"):
        page = mark.page(path)
        assert "vriendelijkjes" in page and "nooitjes" not in page, path
    assert does("mark", partial(found, family, "vriendelijkjes")) == 1
    assert does("mark", partial(found, family, "nooitjes")) == 0
    page = mark.client.post(mark.url("zoeken/"), {"words": "vriendelijkjes"}).content.decode()
    assert "Weerwoord van Noor" in page
    page = mark.client.post(mark.url("zoeken/"), {"words": "over milan"}).content.decode()
    assert "vriendelijkjes" in page and "nooitjes" not in page
    own = does(
        "mark",
        lambda: [
            Rebuttal(id=row[1], dossier_id=family.id, text_sealed=row[4]).text
            for row in ask("my_own_rebuttals", family.id)
        ],
    )
    assert own == ["Zo was het vriendelijkjes."]
    assert "nooitjes" in Screen(family, "jade").page(f"stukje/{item.id}/")
    does("noor", lambda: rebutting.take_back(said.id))
    assert "jkjes" not in mark.page(f"stukje/{item.id}/")


@pytest.mark.parametrize("first", ["taken back", "paused"])
def test_a_weerwoord_written_again_after_taking_it_back_brings_nothing_back(family, mark, first):
    item = family.writes("mark", "Thuis", "Over Milan.")
    does("mark", lambda: item.say_about(family.children["Milan"]))
    said = does("noor", lambda: rebutting.say(item, "Zo was het vriendelijkjes.", 0, 1))
    deeds = [lambda: rebutting.take_back(said.id), lambda: pausing.pause(family.members["mark"], whole=False)]
    for deed in deeds if first == "taken back" else reversed(deeds):
        does("noor", deed)
    does("noor", lambda: rebutting.say(item, "Toch weer ietsjes.", 1, 1))
    page = mark.page(f"stukje/{item.id}/")
    assert "vriendelijkjes" not in page and "ietsjes" not in page
    assert "ietsjes" in Screen(family, "jade").page(f"stukje/{item.id}/")


def test_a_found_reply_shows_the_mark_of_a_stukje_that_stands_still(family, mark):
    item = family.writes("femke", "Hulp", "Ze slaapt vroegertjes.", mark="opinion")
    replies("mark", item, "Dat denk ik ooktjes.")
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    changes("noor", item, "Ze slaapt later.")
    page = mark.client.post(mark.url("zoeken/"), {"words": "ooktjes"}).content.decode()
    assert "ooktjes" in page and "Mening" in page


def test_a_weerwoord_of_somebody_else_does_not_tell_of_a_later_version(family, mark):
    item = family.writes("femke", "Hulp", "Ze slaapt vroegertjes.")
    family.grant("noor", "jade", "Hulp", WRITE)
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    changes("noor", item, "Ze slaapt later.")
    does("jade", lambda: rebutting.say(item, "Dat is niet zo.", 0, 2))
    page = mark.page(f"stukje/{item.id}/")
    assert "Dat is niet zo." in page and "vroegertjes" in page and "latere versie" not in page

    def copied() -> str:
        pages = Pages.of(family.id)
        return str([one for one in pages.told(pages.items) if one.id == item.id])

    told = does("mark", copied)
    assert "Dat is niet zo." in told and "vroegertjes" in told and "latere versie" not in told


def rebutted(family: Family) -> dict[str, Callable[[], object]]:
    """A stukje of Mark about Milan, of which Noor said hers before the pause; and what she can do with it after it."""
    item = family.writes("mark", "Thuis", "Over Milan.")
    does("mark", lambda: item.say_about(family.children["Milan"]))
    said = does("noor", lambda: rebutting.say(item, "Zo was het vriendelijkjes.", 0, 1))
    return {
        "changed": lambda: rebutting.say(item, "Zo was het nooitjes.", 1, 1),
        "taken back": lambda: rebutting.take_back(said.id),
    }


def counted(family: Family) -> int:
    return next(case.rebuttals for case in cases() if case.book.id == family.id)


def test_a_weerwoord_changed_since_still_counts_as_the_new_one_it_was(family, mark):
    after = rebutted(family)
    before = does("mark", partial(counted, family))
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    does("noor", after["changed"])
    assert (before, does("mark", partial(counted, family))) == (1, 1)
    does("noor", after["taken back"])
    assert (does("mark", partial(counted, family)), does("jade", partial(counted, family))) == (0, 0)


def test_a_weerwoord_changed_since_does_not_come_as_new_to_who_saw_it(family, mark):
    after = rebutted(family)
    mark.page()
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    with clock.moved_to(clock.now() + timedelta(hours=1)):
        does("noor", after["changed"])
        assert (does("mark", partial(counted, family)), does("jade", partial(counted, family))) == (0, 1)


def test_mijn_gezinnen_shows_the_weerwoord_as_it_was(family):
    """Beside the newest stukje, to a helper who is paused: the words of before, and for others those of now."""
    item = family.writes("femke", "Hulp", "Ze slaapt vroegertjes.")
    family.grant("noor", "daan", "Hulp", WRITE)
    does("noor", lambda: rebutting.say(item, "Zo was het vriendelijkjes.", 0, 1))
    does("noor", lambda: pausing.pause(family.members["daan"], whole=False))
    does("noor", lambda: rebutting.say(item, "Zo was het nooitjes.", 1, 1))
    shown = {
        who: Screen(family, who).client.get("/mijn-gezinnen/?deel=alle").content.decode() for who in ("daan", "mark")
    }
    assert "Weerwoord van Noor: Zo was het vriendelijkjes." in shown["daan"] and "nooitjes" not in shown["daan"]
    assert "nooitjes" in shown["mark"] and "vriendelijkjes" not in shown["mark"]


def test_mijn_gezinnen_shows_the_newest_stukje_as_it_was(family, mark):
    item = family.writes("noor", "Thuis", "Vanmorgen ging het fijntjes.")
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    changes("noor", item, "Vanmorgen ging het beroerd.")
    response = mark.client.get("/mijn-gezinnen/?deel=alle")
    page = response.content.decode()
    assert response.status_code == 200
    assert "Noor schreef: Vanmorgen ging het fijntjes." in page and "Vanmorgen ging het beroerd." not in page
