""" "Wie ziet wat" as a page: every choice holds at once, both sides are told, and nobody gives what is not theirs."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from cast.family import READ, WRITE, Family
from cast.people import as_
from gezinsboek.circle import opening, sharing
from gezinsboek.ground import clock
from gezinsboek.log.models import Line

from .screens import Screen, grant_of, level_of
from .wires import one, superuser


@pytest.fixture
def noor(family):
    return Screen(family, "noor")


def test_the_matrix_shows_everybody_and_their_own_rows_too(noor):
    page = noor.page("wie-ziet-wat/")
    for name in ("Noor", "Mark", "Jade", "Oma Tine", "Femke", "Meester Daan", "Yasmin"):
        assert name in page
    assert "Dit ben jij." in page
    assert not noor.button("noor", "Thuis", "none")


def test_a_choice_holds_at_once(noor, family):
    item = family.writes("noor", "Groeien", "Lina loopt.")
    assert item.id not in family.sees("jade")
    response = noor.sets("jade", "Gezondheid", "read", follow=True)
    assert "Jade leest nu Gezondheid. Het geldt meteen." in response.content.decode()
    assert level_of(family, "jade", "Gezondheid") == READ


def test_opening_a_chapter_where_something_stands_asks_from_when(noor, family):
    for number in range(3):
        family.writes("noor", "Groeien", f"Stukje {number}")
    response = noor.sets("jade", "Groeien", "read")
    assert level_of(family, "jade", "Groeien") == "none"
    page = noor.client.get(response["Location"]).content.decode()
    assert "Alleen vanaf vandaag" in page
    assert "Dat zijn 3 stukjes." in page
    assert (
        'value="today" id="id_since_0" required checked' in page or 'value="today"' in page.split("checked")[1][-200:]
    )


def give_path(family, member, chapter):
    return f"wie-ziet-wat/{family.members[member]}/{family.chapters[chapter]}/"


def test_from_today_keeps_what_stands_there_closed(noor, family):
    item = family.writes("noor", "Groeien", "Lina loopt.")
    told = {"grant": uuid4(), "level": "read", "since": "today"}
    noor.post(give_path(family, "jade", "Groeien"), told)
    assert level_of(family, "jade", "Groeien") == READ
    assert item.id not in family.sees("jade")
    assert "vanaf vandaag" in noor.page("wie-ziet-wat/")


def test_what_stands_there_opens_only_when_it_was_chosen(noor, family):
    item = family.writes("noor", "Groeien", "Lina loopt.")
    noor.post(give_path(family, "jade", "Groeien"), {"grant": uuid4(), "level": "write", "since": "all"})
    assert item.id in family.sees("jade")


def test_a_double_click_on_the_question_gives_once(noor, family):
    family.writes("noor", "Groeien", "Lina loopt.")
    told = {"grant": uuid4(), "level": "read", "since": "today"}
    first = noor.post(give_path(family, "mark", "Geld en wonen"), told)
    second = noor.post(give_path(family, "mark", "Geld en wonen"), told)
    assert first.status_code == second.status_code == 302
    grant = grant_of(family, "mark", "Geld en wonen")
    assert grant is not None
    assert grant.id == told["grant"]


def test_another_level_keeps_the_moment_it_began(noor, family):
    since = clock.now() - timedelta(days=3)
    family.grant("noor", "jade", "Groeien", READ, since=since)
    noor.sets("jade", "Groeien", "write")
    grant = grant_of(family, "jade", "Groeien")
    assert grant is not None
    assert (grant.level, grant.since) == (WRITE, since)


def test_taking_away_holds_at_once(noor, family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    assert item.id in family.sees("daan")
    noor.sets("daan", "School", "none")
    assert family.sees("daan") == set()


def test_a_double_click_changes_once(noor, family):
    told = noor.button("jade", "Gezondheid", "write")
    for _again in range(2):
        response = noor.post("wie-ziet-wat/", {"member": family.members["jade"], "set": told}, follow=True)
    assert "Jade leest nu Gezondheid en schrijft er mee." in response.content.decode()
    grant = grant_of(family, "jade", "Gezondheid")
    assert grant is not None
    with superuser() as root:
        told_lines = "select count(*) from log_line where dossier_id = %s and event_id = 'grant' and chapter_id = %s and other_member = %s"
        assert one(root, told_lines, family.id, family.chapters["Gezondheid"], family.members["jade"]) == 1


def test_a_page_that_is_too_old_changes_nothing(noor, family):
    old = noor.button("daan", "School", "none")
    family.grant("mark", "daan", "School", READ)
    response = noor.post("wie-ziet-wat/", {"member": family.members["daan"], "set": old}, follow=True)
    assert "Iemand veranderde dit net ook." in response.content.decode()
    assert level_of(family, "daan", "School") == READ


def test_htmx_gets_only_the_row_that_changed(noor, family):
    response = noor.sets("jade", "Gezondheid", "read", headers={"HX-Request": "true"})
    page = response.content.decode()
    assert page.lstrip().startswith("<tr")
    assert page.count("<tr") == 1
    assert 'hx-swap-oob="innerHTML"' in page
    assert "Jade leest nu Gezondheid. Het geldt meteen." in page


def test_of_another_guardian_nothing_can_be_taken(noor, family):
    assert not noor.button("mark", "School", "none")
    assert not noor.button("mark", "School", "read")
    assert "Je kunt meer geven, niet minder." in noor.page("wie-ziet-wat/")
    for level in ("none", "read"):
        grant = grant_of(family, "mark", "School")
        assert grant is not None
        assert (
            noor.forces(family.members["mark"], family.chapters["School"], level, grant.id.hex[-8:]).status_code == 404
        )
    assert level_of(family, "mark", "School") == WRITE


def test_of_another_guardian_the_moment_cannot_be_made_later(noor, family):
    told = {"grant": uuid4(), "level": "write", "since": "today"}
    assert noor.post(give_path(family, "mark", "School"), told).status_code == 422
    grant = grant_of(family, "mark", "School")
    assert grant is not None
    assert grant.since is None


def test_to_another_guardian_more_can_be_given(noor, family):
    noor.sets("mark", "Geld en wonen", "write")
    assert level_of(family, "mark", "Geld en wonen") == WRITE


def test_a_guardian_is_not_offered_what_they_do_not_read(family):
    mark = Screen(family, "mark")
    assert "Geld en wonen" not in mark.page("wie-ziet-wat/")
    assert mark.forces(family.members["daan"], family.chapters["Geld en wonen"], "read").status_code == 404


def test_a_guardian_who_reads_cannot_let_somebody_write(family):
    family.grant("noor", "mark", "Geld en wonen", READ)
    mark = Screen(family, "mark")
    assert mark.button("daan", "Geld en wonen", "read")
    assert not mark.button("daan", "Geld en wonen", "write")
    assert mark.forces(family.members["daan"], family.chapters["Geld en wonen"], "write").status_code == 404


def test_a_guardian_who_reads_from_a_day_gives_from_that_day(family):
    since = clock.now() - timedelta(days=2)
    family.grant("noor", "mark", "Geld en wonen", WRITE, since=since)
    mark = Screen(family, "mark")
    mark.post(give_path(family, "daan", "Geld en wonen"), {"grant": uuid4(), "level": "read", "since": "all"})
    grant = grant_of(family, "daan", "Geld en wonen")
    assert grant is not None
    assert grant.since == since


@pytest.mark.parametrize("key", ["daan", "femke", "tine", "jade"])
def test_nobody_outside_the_guardians_changes_anything(family, key):
    screen = Screen(family, key)
    assert 'name="set"' not in screen.page("wie-ziet-wat/")
    grant = grant_of(family, "daan", "School")
    assert grant is not None
    for member, level in (("daan", "none"), ("yasmin", "read")):
        answer = screen.forces(family.members[member], family.chapters["School"], level, grant.id.hex[-8:])
        # taking away one's own is everybody's right (SHARING 16)
        assert answer.status_code == (302 if (key, member) == ("daan", "daan") else 404)
    assert level_of(family, "yasmin", "School") == "none"


def test_a_refusal_is_logged(family):
    Screen(family, "daan").forces(family.members["yasmin"], family.chapters["School"], "read")
    with superuser() as root:
        refused = (
            "select count(*) from log_line where dossier_id = %s and event_outcome_indicator = 4 and member_id = %s"
        )
        assert one(root, refused, family.id, family.members["daan"]) == 1


def test_a_stranger_finds_nothing(family):
    screen = Screen(family, "karim")
    assert screen.get("wie-ziet-wat/").status_code == 404
    assert screen.forces(family.members["daan"], family.chapters["School"], "read").status_code == 404


def test_ids_of_another_book_find_nothing(noor, family):
    other = Family.opens("sem", "Van Sem")
    other.comes("tine", {"Thuis": READ})
    own = Family.opens("noor", "Nog een boek")
    for member, chapter in (
        (other.members["tine"], family.chapters["School"]),
        (family.members["daan"], other.chapters["School"]),
        (family.members["daan"], own.chapters["School"]),
        (own.members["noor"], family.chapters["School"]),
        (uuid4(), family.chapters["School"]),
        (family.members["daan"], uuid4()),
    ):
        assert noor.forces(member, chapter, "read").status_code == 404
        assert noor.get(f"wie-ziet-wat/{member}/{chapter}/").status_code == 404
    assert noor.get(f"wie-ziet-wat/?hoofdstuk={own.chapters['School']}").status_code == 404


@pytest.mark.parametrize(
    "told", [{}, {"set": "x"}, {"set": "x" * 36 + " read -"}, {"set": f"{uuid4()} all -"}, {"set": f"{uuid4()} read"}]
)
def test_nonsense_is_not_found(noor, family, told):
    assert noor.post("wie-ziet-wat/", {"member": family.members["daan"]} | told).status_code == 404
    assert noor.get("wie-ziet-wat/?hoofdstuk=x").status_code == 404


def test_somebody_who_stopped_gets_nothing(noor, family):
    with as_("noor"), transaction.atomic():
        sharing.end_member(family.members["daan"])
    assert f"f-{family.members['daan']}" not in noor.page("wie-ziet-wat/")
    assert noor.forces(family.members["daan"], family.chapters["Thuis"], "read").status_code == 404


def test_an_end_that_is_near_stands_in_amber(noor, family):
    with as_("noor"), transaction.atomic():
        sharing.set_until(family.members["daan"], clock.now() + timedelta(days=5))
    assert 'class="until soon"' in noor.page("wie-ziet-wat/")


# ---------- private chapters (SHARING 4)


def test_private_chapters_stand_there_only_while_fresh_and_only_ones_own(family):
    family.private_chapter("noor", "Van mij alleen")
    family.private_chapter("mark", "Van Mark alleen")
    with as_("mark", fresh=True), transaction.atomic():
        sharing.give(family.chapters["Van Mark alleen"], family.members["noor"], READ)
    assert "Van mij alleen" not in Screen(family, "noor").page("wie-ziet-wat/")
    page = Screen(family, "noor", fresh=True).page("wie-ziet-wat/")
    assert "Van mij alleen" in page
    assert "Van Mark alleen" not in page


def test_the_owner_gives_a_private_chapter_while_fresh(family):
    family.private_chapter("noor", "Van mij alleen")
    fresh = Screen(family, "noor", fresh=True)
    told = fresh.button("femke", "Van mij alleen", "read")
    assert told.endswith(" p")
    stale = Screen(family, "noor")
    answer = stale.post("wie-ziet-wat/", {"member": family.members["femke"], "set": told})
    assert answer["Location"].startswith("/zeker/?next=")
    assert level_of(family, "femke", "Van mij alleen") == "none"
    fresh.sets("femke", "Van mij alleen", "read")
    assert level_of(family, "femke", "Van mij alleen") == READ


def test_a_private_chapter_of_somebody_else_does_not_exist(family):
    family.private_chapter("mark", "Van Mark alleen")
    screen = Screen(family, "noor", fresh=True)
    answer = screen.forces(family.members["daan"], family.chapters["Van Mark alleen"], "read", "- p")
    assert answer.status_code == 404


# ---------- many


def test_a_big_book_is_shown_by_chapter_too(noor, family):
    for number in range(5):
        with as_("noor"), transaction.atomic():
            opening.add_chapter(family.id, f"Hoofdstuk {number}", "home")
    page = noor.page("wie-ziet-wat/")
    assert "matrix cards" in page
    one_chapter = noor.page(f"wie-ziet-wat/?hoofdstuk={family.chapters['School']}")
    assert one_chapter.count('<td role="cell" class="ch-') == one_chapter.count('<tr role="row" id="m-')
    answer = noor.post(
        f"wie-ziet-wat/?hoofdstuk={family.chapters['School']}",
        {"member": family.members["yasmin"], "set": f"{family.chapters['School']} read -"},
    )
    assert f"hoofdstuk={family.chapters['School']}#m-" in answer["Location"]


def test_looking_at_the_page_is_logged(noor, family):
    noor.page("wie-ziet-wat/")
    with as_("noor"), transaction.atomic():
        assert Line.objects.filter(dossier_id=family.id, event_id="who sees what").exists()
