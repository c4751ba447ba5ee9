"""The crosswalk (REQ-01, REQ-02, REQ-14): facts entered once, four papers; what the law counts with; own plans that are linked."""

import io
from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from pypdf import PdfReader

from cast.deeds import does, is_refused
from cast.goals import adds_step, scores, sets_goal, waits
from cast.papers_of_plan import links, links_seen, says_day, sees_days
from cast.people import player
from cast.versions import agrees_on, says
from gezinsboek.circle import pausing
from gezinsboek.circle.tests.screens import Screen
from gezinsboek.circle.tests.wires import app_as, column, one, superuser
from gezinsboek.ground.acts import act
from gezinsboek.ground.tests.validating import READ_ALOUD, breaches
from gezinsboek.ground.ui import dates
from gezinsboek.notices.tests.telling import noted
from gezinsboek.plan.paper.kinds import FACTS, KINDS

PAPER = "plan/papier/"
OFFER = "plan/familiegroepsplan/"
OWN = "plan/eigen-plan/"
WORDS = "Ik wil weer elke dag naar school"


def words(family, key, which="gezinsplan", **chosen):
    answer = Screen(family, key).get(f"{PAPER}{which}/", data=chosen)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert breaches(answer.content, READ_ALOUD) == []
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages).split())


@pytest.fixture
def goal(family):
    made = sets_goal(family, "noor", "School", WORDS, child="Milan")
    first = adds_step(family, "noor", made, "De tas klaarzetten", "noor", due_on=dates.today())
    then = adds_step(family, "noor", made, "Oma fietst mee", by="network", who_words="Oma Tine")
    adds_step(family, "noor", made, "Elke week praten", "daan", by="professional")
    waits("noor", then, first)
    scores("noor", made, 4)
    return made


# ---------- the papers


def test_one_goal_entered_once_stands_on_all_four_papers(family, goal):
    for which in KINDS:
        told = words(family, "noor", which)
        for part in (
            WORDS,
            "Doel van Milan",
            "De tas klaarzetten",
            "Oma Tine",
            "Noor",
            "Eerst: De tas klaarzetten",
            "geeft een 4",
        ):
            assert part in told, (which, part)
        assert "Jij" not in told  # it is read by others


def test_the_paper_of_the_family_says_which_object_of_the_law_it_is(family, goal):
    told = words(family, "noor", "familiegroepsplan")
    assert "Artikel 1.1 van de Jeugdwet" in told
    own, network, help_ = (told.index(one) for one in ("Wat wij zelf doen", "vrienden of buren doen", "Welke hulp"))
    assert own < told.index("Doel: " + WORDS) < network < help_


def test_a_paper_says_who_printed_it_and_never_that_they_made_it(family, goal):
    """REQ-01: a familiegroepsplan is by the family, whoever lets it out of the printer."""
    for which in KINDS:
        told = words(family, "femke", which)
        assert "Afgedrukt door Femke" in told
        assert "Gemaakt op" not in told


def test_each_paper_asks_only_for_facts_that_can_be_entered():
    for kind in KINDS.values():
        assert {key for key, _source in kind.asks} <= FACTS.keys()
        assert all(source for _key, source in kind.asks)


def test_a_paper_says_what_is_still_empty(family, goal):
    empty = words(family, "noor", "hulpverleningsplan").partition("Wat is nog leeg?")[2]
    assert "Wanneer een familiegroepsplan is aangeboden" in empty
    assert "Wie de contactpersoon is" in empty
    assert "Een doel" not in empty
    page = Screen(family, "noor").page(PAPER)
    assert f'<a href="/boek/{family.id}/{OFFER}">Wanneer een familiegroepsplan is aangeboden</a>' in page
    says_day(family, "femke", "offered")
    assert "is aangeboden" not in words(family, "noor", "hulpverleningsplan").partition("Wat is nog leeg?")[2]


def test_a_paper_holds_what_its_maker_reads_and_tells_nothing_of_the_rest(family, goal):
    """SHARING 4, 23: the same words for who reads everything and for who does not."""
    sets_goal(family, "noor", "Thuis", "Rust aan tafel")
    noors, daans = words(family, "noor"), words(family, "daan")
    assert "Rust aan tafel" in noors
    assert "Rust" not in daans
    assert "Thuis" not in daans
    assert WORDS in daans
    for told in (noors, daans):
        assert "Er kan meer in het boek staan." in told
    assert "Dit plan gaat over: School." in daans


def test_a_private_chapter_never_goes_on_a_plan(family, goal):
    family.private_chapter("noor", "Dagboek")
    sets_goal(family, "noor", "Dagboek", "Vaker voor mezelf kiezen")
    answer = Screen(family, "noor", fresh=True).get(f"{PAPER}gezinsplan/").content
    told = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer)).pages)
    assert "mezelf" not in told
    assert "Dagboek" not in told


def test_chapters_can_be_left_out(family, goal):
    sets_goal(family, "noor", "Thuis", "Rust aan tafel")
    told = words(family, "noor", hoofdstuk=str(family.chapters["School"]))
    assert "Dit plan gaat over: School." in told
    assert "Rust aan tafel" not in told


def test_a_chapter_that_is_not_mine_cannot_be_asked_for(family, goal):
    sets_goal(family, "noor", "Thuis", "Rust aan tafel")
    assert "Rust" not in words(family, "daan", hoofdstuk=str(family.chapters["Thuis"]))


def test_a_paper_that_does_not_exist_is_not_found(family):
    assert Screen(family, "noor").get(f"{PAPER}budgetplan/").status_code == 404


def test_who_does_not_take_part_finds_nothing(family, goal):
    for path in (PAPER, f"{PAPER}gezinsplan/", OFFER, OWN):
        assert Screen(family, "karim").get(path).status_code == 404


def test_making_a_paper_is_logged_for_each_chapter(family, goal):
    words(family, "femke")
    assert "maakte een plan op papier, met School." in Screen(family, "noor").page("wie-heeft-gekeken/")


# ---------- what was agreed


def test_a_yes_of_everybody_is_asked_for_until_nobody_is_silent(family, goal):
    version = agrees_on(family, "noor")
    for key in ("mark", "jade", "tine", "femke", "daan", "yasmin"):
        told, _all, empty = words(family, "noor").partition("Wat is nog leeg?")
        assert "Nog geen antwoord van" in told
        assert "Het ja van iedereen" in empty
        says(key, version)
    told = words(family, "noor")
    assert "Nog geen antwoord van" not in told
    assert "Het ja van iedereen" not in told
    says("mark", version, "not_yet", "Eerst met school praten.")
    told, _all, empty = words(family, "noor").partition("Wat is nog leeg?")
    assert "Eerst met school praten." in told
    assert "Het ja van iedereen" in empty


def test_a_paper_tells_what_was_decided(family, goal):
    agrees_on(family, "noor", decided="We beginnen klein.", about={goal: "Oma brengt hem op dinsdag."})
    for which in KINDS:
        told = words(family, "noor", which)
        assert "We beginnen klein." in told
        assert "We spraken af: Oma brengt hem op dinsdag." in told


def test_a_paper_says_what_changed_since_it_was_agreed_of_what_its_maker_reads(family, goal):
    sets_goal(family, "noor", "Thuis", "Rust aan tafel")
    agrees_on(family, "noor")
    assert "veranderd" not in words(family, "noor")
    does("noor", lambda: act("close_goal", goal.id, "reached"))
    sets_goal(family, "noor", "Thuis", "Samen buiten zijn")
    told = words(family, "noor")
    for part in (
        "Sinds versie 1 is er iets veranderd.",
        "Wat veranderde er sinds versie 1? Samen buiten zijn Nieuw: dit staat niet in versie 1.",
        f"{WORDS} Gelukt: dit staat wel in versie 1.",
    ):
        assert part in told, (part, told)
    assert "Rust aan tafel Weg" not in told
    daans = words(family, "daan")
    assert "Gelukt: dit staat wel in versie 1." in daans
    assert "buiten" not in daans
    does("noor", lambda: act("close_goal", goal.id, ""))
    assert "veranderd" not in words(family, "daan")
    scores("noor", goal, 6)
    assert "Noor: van 4 naar 6." in words(family, "daan")


# ---------- offered, accepted, set aside


def test_an_offer_is_read_by_the_family_and_by_who_helps_and_by_nobody_else(family):
    row = says_day(family, "femke", "offered", words="We bellen nog.")
    for key in ("noor", "mark", "jade", "femke", "daan", "yasmin"):
        assert row.id in sees_days(family, key), key
    for key in ("tine", "karim"):
        assert sees_days(family, key) == set(), key
    with superuser() as root:
        assert b"bellen" not in one(root, "select words_sealed from plan_day where id = %s", row.id)


@pytest.mark.parametrize(
    ("key", "what", "reason"),
    [
        ("femke", "accepted", ""),
        ("femke", "set_aside", "declined"),
        ("noor", "set_aside", "threat"),
        ("noor", "set_aside", "interests"),
        ("jade", "accepted", ""),
        ("jade", "offered", ""),
        ("tine", "asked", ""),
        ("tine", "offered", ""),
        ("noor", "offered", "declined"),
        ("noor", "set_aside", ""),
    ],
)
def test_nobody_says_what_is_not_theirs_to_say(family, key, what, reason):
    assert is_refused(key, lambda: says_day(family, key, what, reason=reason))


@pytest.mark.parametrize(
    ("key", "what", "reason"),
    [
        ("noor", "accepted", ""),
        ("noor", "set_aside", "declined"),
        ("femke", "set_aside", "threat"),
        ("femke", "set_aside", "interests"),
        ("jade", "asked", ""),
        ("femke", "made", ""),
        ("mark", "written", ""),
    ],
)
def test_each_says_what_is_theirs(family, key, what, reason):
    assert says_day(family, key, what, reason=reason).id in sees_days(family, "noor")


def test_a_day_that_still_has_to_come_is_refused(family):
    tomorrow = dates.today() + timedelta(days=1)
    assert is_refused("femke", lambda: says_day(family, "femke", "offered", day=tomorrow))


def test_what_was_written_down_never_changes_and_only_its_writer_takes_it_back(family):
    row = says_day(family, "femke", "offered")
    with app_as(player("femke").acting()) as wire, pytest.raises(psycopg.errors.InsufficientPrivilege):
        wire.execute("update plan_day set what = 'made' where id = %s", [row.id])
    back = f"{OFFER}{row.id}/terug/"
    assert Screen(family, "noor").post(back).status_code in (403, 404)
    assert row.id in sees_days(family, "noor")
    assert Screen(family, "femke").post(back).status_code == 302
    assert sees_days(family, "noor") == set()
    assert "haalde iets over het familiegroepsplan weg" in Screen(family, "noor").page("wie-heeft-gekeken/")


def test_who_is_paused_does_not_read_what_the_pauser_writes_down(family):
    does("noor", lambda: pausing.pause(family.members["femke"], whole=False))
    row = says_day(family, "noor", "set_aside", reason="declined")
    assert row.id not in sees_days(family, "femke")
    assert row.id in sees_days(family, "daan")


def test_a_familiegroepsplan_that_was_set_aside_is_offered_to_nobody_and_says_why(family, goal):
    paper = f"{PAPER}familiegroepsplan/"
    assert paper in Screen(family, "femke").page(PAPER)
    says_day(family, "femke", "set_aside", reason="interests", words="We leggen het nog uit.")
    for key in ("femke", "noor"):
        page = Screen(family, key).page(PAPER)
        assert paper not in page
        for part in ("Er komt geen familiegroepsplan.", "niet in het belang van het kind.", "We leggen het nog uit."):
            assert part in page
        answer = Screen(family, key).get(paper)
        assert (answer.status_code, answer["Location"]) == (302, f"/boek/{family.id}/{OFFER}")
    assert f"{PAPER}hulpverleningsplan/" in Screen(family, "femke").page(PAPER)
    says_day(family, "noor", "accepted")
    assert paper in Screen(family, "femke").page(PAPER)


# ---------- terms


@pytest.mark.parametrize(("what", "reason", "days"), [("set_aside", "declined", 42), ("asked", "", 14)])
def test_a_term_runs_from_the_day_and_ends_when_it_is_done(family, what, reason, days):
    says_day(family, "noor", what, reason=reason, day=dates.today() - timedelta(days=days + 1))
    page = Screen(family, "noor").page(OFFER)
    assert "uiterlijk" in page
    assert "Deze dag is voorbij." in page
    says_day(family, "femke", "made" if what == "set_aside" else "written")
    assert "uiterlijk" not in Screen(family, "noor").page(OFFER)


def test_a_term_that_comes_near_is_told_without_saying_what(family):
    says_day(family, "noor", "set_aside", reason="declined", day=dates.today() - timedelta(days=40))
    for _twice in range(2):
        act("spread_terms")
    assert noted(family.id, "term") == {"noor", "mark", "femke", "daan", "yasmin"}
    with superuser() as root:
        assert one(root, "select count(*) from notice where kind = 'term' and dossier_id = %s", family.id) == 5
    assert "Er is een dag die telt voor het plan." in Screen(family, "femke").client.get("/nieuw/").content.decode()


def test_a_term_that_is_far_away_or_done_is_not_told(family):
    says_day(family, "noor", "set_aside", reason="declined")
    act("spread_terms")
    assert noted(family.id, "term") == set()
    says_day(family, "noor", "asked", day=dates.today() - timedelta(days=12))
    says_day(family, "femke", "written")
    act("spread_terms")
    assert noted(family.id, "term") == set()


def test_a_term_stands_in_mijn_gezinnen(family):
    says_day(family, "noor", "asked", day=dates.today() - timedelta(days=20))
    assert "Het plan moet op papier staan" in Screen(family, "femke").client.get("/mijn-gezinnen/").content.decode()


def test_a_familiegroepsplan_after_all_ends_the_six_weeks(family):
    says_day(family, "noor", "set_aside", reason="declined", day=dates.today() - timedelta(days=3))
    assert "uiterlijk" in Screen(family, "noor").page(OFFER)
    says_day(family, "noor", "accepted")
    assert "uiterlijk" not in Screen(family, "noor").page(OFFER)


# ---------- a helper's own plan


def test_an_own_plan_stands_at_the_goal_for_who_reads_it_and_holds_no_words_of_the_plan(family, goal):
    links(family, "daan", goal, name="HP-12")
    for key in ("noor", "femke", "tine", "jade"):
        assert links_seen(family, key) == {goal.id}, key
    assert links_seen(family, "yasmin") == set()
    assert "Eigen plan: Plan van school (HP-12) van Meester Daan" in words(family, "noor")
    with superuser() as root:
        columns = column(root, "select column_name from information_schema.columns where table_name = %s", "own_plan")
        assert columns == {"id", "dossier_id", "item_id", "author", "kind", "name_sealed", "dated", "created_at"}


@pytest.mark.parametrize("key", ["noor", "tine", "jade", "femke", "yasmin"])
def test_only_a_professional_who_writes_there_links_an_own_plan(family, goal, key):
    """Noor, Jade and oma have no work here; Femke only reads School; Yasmin does not."""
    assert is_refused(key, lambda: links(family, key, goal))


def test_an_own_plan_belongs_with_a_goal_and_nothing_else(family):
    item = family.writes("noor", "School", "Gewoon een stukje.")
    assert is_refused("daan", lambda: links(family, "daan", item))


def test_the_page_of_own_plans_links_and_unlinks(family, goal):
    daan = Screen(family, "daan")
    sent = {"id": str(uuid4()), "kind": "school", "name": "OPP", "dated": "2026-01-12", "goals": [str(goal.id)]}
    for _double_click in range(2):
        assert daan.post(OWN, sent).status_code == 302
    assert links_seen(family, "noor") == {goal.id}
    with superuser() as root:
        row = one(root, "select id from own_plan where item_id = %s", goal.id)
    assert Screen(family, "noor").post(f"{OWN}{row}/weg/").status_code in (403, 404)
    assert daan.post(f"{OWN}{row}/weg/").status_code == 302
    assert links_seen(family, "noor") == set()


def test_the_form_asks_for_a_goal_and_keeps_what_was_typed(family, goal):
    answer = Screen(family, "daan").post(OWN, {"id": str(uuid4()), "kind": "school", "name": "OPP", "dated": ""})
    assert answer.status_code == 422
    assert "OPP" in answer.content.decode()
    assert "Kies minstens één doel." in answer.content.decode()


def test_the_pages_write_a_day_down_and_refuse_what_is_not_mine(family):
    femke = Screen(family, "femke")
    sent = {"id": str(uuid4()), "day": str(dates.today()), "words": "Op de koffie."}
    for _double_click in range(2):
        assert femke.post(f"{OFFER}aangeboden/", sent).status_code == 302
    assert len(sees_days(family, "noor")) == 1
    assert "Op de koffie." in Screen(family, "noor").page(OFFER)
    assert femke.post(f"{OFFER}aangenomen/", sent).status_code in (403, 404)
    assert femke.get(f"{OFFER}iets/").status_code == 404
    late = femke.post(f"{OFFER}aangeboden/", sent | {"id": str(uuid4()), "day": str(dates.today() + timedelta(days=1))})
    assert late.status_code == 422
    assert "Deze dag moet nog komen." in late.content.decode()


def test_setting_aside_asks_for_one_of_the_reasons_of_the_law(family):
    femke = Screen(family, "femke")
    page = femke.page(f"{OFFER}komt-er-niet/")
    assert "concrete bedreiging" in page
    assert "De ouders willen het niet." not in page
    sent = {"id": str(uuid4()), "day": str(dates.today())}
    assert femke.post(f"{OFFER}komt-er-niet/", sent).status_code == 422
    assert femke.post(f"{OFFER}komt-er-niet/", sent | {"reason": "interests"}).status_code == 302
    assert "Het is niet in het belang van het kind." in Screen(family, "noor").page(OFFER)
