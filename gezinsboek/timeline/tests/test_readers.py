"""Who reads one stukje: looking, narrowing, widening and moving (SHARING 3, 8-10)."""

import re

import pytest

from cast.deeds import does, replies
from cast.family import WRITE
from gezinsboek.circle import sharing
from gezinsboek.circle.models import Item
from gezinsboek.circle.tests.screens import grant_of

from .screens import at, browser, page, text_of, timeline_of


def url(item, name="entry_readers"):
    return at(name, item.dossier_id, item.id)


def chosen(family, *keys):
    return {"reader": [str(family.members[key]) for key in keys]}


def readers(family, item):
    return {key for key in family.members if item.id in family.sees(key, fresh=True)}


def audience(family, key, item):
    return does(key, lambda: Item.objects.get(id=item.id).audience)


def test_the_family_sees_the_names_and_a_helper_only_that_others_read_it(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    assert (
        "Jij, Femke (jeugdhulp, Samen Doen-team), Jade, Mark, Meester Daan (leerkracht, school De Regenboog) en Oma Tine lezen dit."
        in page(browser("noor"), url(item))
    )
    shown = page(browser("daan"), url(item))
    assert "Jij en anderen lezen dit." in shown
    assert "Oma Tine" not in shown


def test_a_writer_narrows_and_it_holds_at_once(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    assert browser("noor").post(url(item), chosen(family, "tine", "daan")).status_code == 302
    assert readers(family, item) == {"noor", "tine", "daan"}


def test_a_writer_widens_again_to_some_and_then_to_all_who_come_later_too(family):
    item = family.writes("noor", "School", "Milan was op tijd.", only=["tine"])
    noor = browser("noor")
    noor.post(url(item), chosen(family, "tine", "daan"))
    assert readers(family, item) == {"noor", "tine", "daan"}
    noor.post(url(item), chosen(family, "tine", "daan", "mark", "jade", "femke"))
    assert audience(family, "noor", item) is None
    family.comes("karim", {"School": "read"})
    assert "karim" in readers(family, item)


def test_narrowing_and_widening_at_once_gives_exactly_who_was_chosen(family):
    item = family.writes("noor", "School", "Milan was op tijd.", only=["tine", "mark"])
    browser("noor").post(url(item), chosen(family, "tine", "daan"))
    assert readers(family, item) == {"noor", "tine", "daan"}


def test_a_parent_narrows_what_a_helper_wrote_but_the_family_and_the_helper_stay(family):
    item = family.writes("daan", "School", "Rekenen ging goed.")
    browser("noor").post(url(item), chosen(family))
    assert readers(family, item) == {"noor", "mark", "jade", "daan"}


def test_a_parent_widens_what_a_helper_wrote_and_the_helper_cannot(family):
    item = family.writes("daan", "School", "Rekenen ging goed.", only=["noor", "mark", "jade"])
    shown = page(browser("daan"), url(item))
    assert "Meer mensen laten lezen kan alleen het gezin." in shown
    browser("daan").post(url(item), chosen(family, "noor", "mark", "jade", "tine"))
    assert "tine" not in readers(family, item)
    browser("noor").post(url(item), chosen(family, "mark", "jade", "tine"))
    assert "tine" in readers(family, item)


@pytest.mark.parametrize(("writer", "other"), [("mark", "noor"), ("jade", "noor"), ("noor", "tine")])
def test_nobody_else_changes_who_reads_it_and_the_page_says_why(family, writer, other):
    item = family.writes(writer, "School", "Zoals het is.")
    shown = page(browser(other), url(item))
    if other == "noor":
        assert f"Alleen {'Mark' if writer == 'mark' else 'Jade'} kan dit veranderen." in shown
    before = readers(family, item)
    browser(other).post(url(item), chosen(family, "tine"))
    assert readers(family, item) == before


def test_somebody_who_does_not_read_the_chapter_cannot_be_added_by_a_forged_form(family):
    item = family.writes("noor", "School", "Milan was op tijd.", only=["tine"])
    browser("noor").post(url(item), chosen(family, "tine", "yasmin"))
    assert "yasmin" not in readers(family, item)


@pytest.mark.parametrize("forged", ["x", "", "0199e0a0-0000-7000-8000-000000000000", "'; drop table item"])
def test_a_forged_reader_is_nobody(family, forged):
    item = family.writes("noor", "School", "Milan was op tijd.")
    assert browser("noor").post(url(item), {"reader": [forged]}).status_code == 302
    assert readers(family, item) == {"noor"}


# Moving


def test_the_page_says_who_will_read_it_there_before_it_is_moved(family):
    item = family.writes("noor", "Geld en wonen", "De huur.")
    shown = page(browser("noor"), url(item, "entry_move"))
    assert "Dan leest dit ook: Jade, Mark en Oma Tine." in shown.split("Thuis</b>")[1].split("</label>")[0]


def test_a_writer_moves_it_and_the_readers_follow_the_chapter(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    response = browser("noor").post(url(item, "entry_move"), {"chapter": str(family.chapters["Gezondheid"])})
    assert response.status_code == 302
    assert readers(family, item) == {"noor", "mark", "femke", "yasmin"}


def test_a_helper_moves_only_where_nobody_new_reads_it(family):
    family.grant("noor", "femke", "Thuis", "write")
    item = family.writes("femke", "Hulp", "Het gesprek.")
    shown = page(browser("femke"), url(item, "entry_move"))
    assert "Meer mensen laten lezen kan alleen het gezin." in shown
    response = browser("femke").post(url(item, "entry_move"), {"chapter": str(family.chapters["Thuis"])})
    assert response.status_code == 422
    assert readers(family, item) == {"noor", "mark", "femke"}


def test_what_a_helper_wrote_is_not_moved_away_from_the_family(family):
    item = family.writes("femke", "Hulp", "Het gesprek.")
    shown = page(browser("noor"), url(item, "entry_move"))
    assert "Het gezin leest altijd wat een ander schrijft." in shown.split("Geld en wonen</b>")[1].split("</label>")[0]
    assert (
        browser("noor").post(url(item, "entry_move"), {"chapter": str(family.chapters["Geld en wonen"])}).status_code
        == 422
    )


@pytest.mark.parametrize("chapter", ["", "x", "0199e0a0-0000-7000-8000-000000000000"])
def test_a_chapter_that_is_not_there_moves_nothing(family, chapter):
    item = family.writes("noor", "School", "Milan was op tijd.")
    response = browser("noor").post(url(item, "entry_move"), {"chapter": chapter})
    assert response.status_code == 422
    assert "Er is nog niets verplaatst." in text_of(response)


def test_only_who_may_change_it_moves_it(family):
    item = family.writes("mark", "School", "Van Mark.")
    response = browser("noor").post(url(item, "entry_move"), {"chapter": str(family.chapters["Thuis"])})
    assert response.status_code == 403
    assert does("noor", lambda: Item.objects.get(id=item.id)).chapter_id == family.chapters["School"]


def test_into_a_private_chapter_nobody_else_reads_it(family):
    family.private_chapter("noor", "Mijn hoekje")
    item = family.writes("noor", "Thuis", "Toch voor mij.")
    noor = browser("noor", fresh=True)
    assert noor.post(url(item, "entry_move"), {"chapter": str(family.chapters["Mijn hoekje"])}).status_code == 302
    assert readers(family, item) == {"noor"}


def test_every_text_box_of_a_book_says_who_reads_it(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    answer = replies("noor", item, "Fijn.")
    noor = browser("noor")
    places = (
        (timeline_of(family), 'id="text"'),
        (at("entry", family.id, item.id), "<textarea"),
        (at("entry_change", family.id, item.id), 'id="id_text"'),
        (at("reply_change", family.id, item.id, answer.id), 'id="text"'),
    )
    for url, box in places:
        above = page(noor, url).split(box)[0]
        assert re.search(r"lezen dit|leest dit|lezen je reactie|leest je reactie", above.split("<h1")[1]), url


# Its history


def shifted(key, item, *, fresh=False):
    """What the page of its history says of moves and readers; nothing when there is nothing."""
    shown = page(browser(key, fresh=fresh), url(item, "entry_versions"))
    return shown.partition("Waar het stond en wie het las")[2].partition("</main>")[0]


def test_the_history_tells_the_moves_and_the_readers_to_who_chose_them(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    does("noor", lambda: item.narrow([family.members["mark"]]))
    does("noor", lambda: item.widen(None))
    does("noor", lambda: item.move(family.chapters["Thuis"]))
    told = shifted("noor", item)
    assert "Jij zette dit in een ander hoofdstuk. Eerst stond het in School." in told
    assert "Jij liet meer mensen dit lezen." in told and "Jij liet minder mensen dit lezen." in told
    assert "Wat is hier veranderd?" in page(browser("noor"), url(item, "entry"))
    assert shifted("mark", item) == shifted("jade", item) == ""


def test_what_a_helper_chose_is_told_to_the_family_that_reads_it(family):
    item = family.writes("daan", "School", "Milan was op tijd.")
    does("daan", lambda: item.narrow([family.members[key] for key in ("noor", "mark", "jade")]))
    for key in ("noor", "mark"):
        assert "Meester Daan (leerkracht, school De Regenboog) liet minder mensen dit lezen." in shifted(key, item)
    assert browser("femke").get(url(item, "entry_versions")).status_code == 404


def test_a_private_chapter_in_which_it_stood_is_named_to_its_owner_alone_and_only_while_fresh(family):
    family.private_chapter("noor", "Mijn eigen plek")
    item = family.writes("noor", "Mijn eigen plek", "Milan was op tijd.")
    does("noor", lambda: item.move(family.chapters["School"]), fresh=True)
    assert "Eerst stond het in Mijn eigen plek." in shifted("noor", item, fresh=True)
    assert shifted("noor", item) == shifted("mark", item) == shifted("daan", item) == ""


def test_a_chapter_that_closed_since_is_not_named(family):
    family.grant("noor", "daan", "Thuis", WRITE)
    item = family.writes("daan", "Thuis", "Milan was op tijd.")
    does("daan", lambda: item.move(family.chapters["School"]))
    grant = grant_of(family, "daan", "Thuis")
    assert grant
    does("noor", lambda: sharing.end_grant(grant.id))
    told = shifted("daan", item)
    assert "Jij zette dit in een ander hoofdstuk." in told and "Thuis" not in told
