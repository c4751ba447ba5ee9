"""Conferring with somebody else goes through the family: asked at a goal, answered by the family, kept for who reads the goal."""

import re

import psycopg
import pytest

from cast.deeds import does
from cast.helping import ABOUT, WHOM, answers_conferring, asks_to_confer, sees_conferring
from cast.people import player
from gezinsboek.circle import pausing
from gezinsboek.circle.models import Invitation, OneTimeLink
from gezinsboek.circle.tests.screens import Screen
from gezinsboek.circle.tests.wires import app_as, one, superuser
from gezinsboek.ground.acts import act
from gezinsboek.log.models import Line
from gezinsboek.notices.tests.telling import forget, noted
from gezinsboek.plan.conferring import asking
from gezinsboek.plan.models import Consult, ConsultAnswer, Said
from gezinsboek.timeline.writing import my_id

from .test_rules import refuses

ASKED = {"whom": WHOM, "about": ABOUT, "why": "Dan weten we het zeker."}


@pytest.fixture
def asked(goal):
    """Daan asks at the goal about school."""
    return asks_to_confer("daan", goal)


def at(goal, tail=""):
    return f"plan/doel/{goal.id}/overleg/{tail}"


def answer_as(key, asked):
    return does(key, lambda: Consult.objects.get(id=asked.id).answer)


# ---------- asking


def test_whoever_reads_the_goal_reads_what_is_asked_and_nobody_else(family, goal, asked):
    for key in ("noor", "mark", "jade", "tine", "femke", "daan"):
        assert asked.id in sees_conferring(key), key
    for key in ("yasmin", "karim"):
        assert sees_conferring(key) == set(), key
    with superuser() as root:
        sealed = one(root, "select whom_sealed || about_sealed || why_sealed from consult where id = %s", asked.id)
    assert b"Esther" not in sealed
    assert b"buikpijn" not in sealed


@pytest.mark.parametrize("key", ["noor", "mark", "jade", "tine", "femke", "yasmin"])
def test_only_a_professional_who_writes_there_asks(goal, key):
    """The family invites by itself; Femke reads this goal only; Yasmin not at all."""
    assert refuses(key, lambda: asking.ask(goal, WHOM, ABOUT, "Zomaar"))


def test_it_is_asked_at_a_goal_and_at_nothing_else(family):
    entry = family.writes("daan", "School", "Milan las voor in de klas.")
    assert refuses("daan", lambda: asking.ask(entry, WHOM, ABOUT, "Zomaar"))


def test_nobody_asks_while_looking_as_somebody(family, goal):
    assert Screen(family, "noor").get(at(goal)).status_code == 404


def test_what_is_asked_stands_at_news_for_the_family_until_it_is_answered(family, goal, asked):
    def waits(key: str) -> list[tuple[str, str]]:
        page = Screen(family, key).client.get("/nieuw/").content.decode()
        here = page.partition(f'id="{family.id}"')[2].partition("Naar het boek")[0]
        assert "Er is een vraag of een antwoord over overleg" not in here
        return re.findall(r"(Iemand vraagt of overleg mag\.) <a href=.*?(plan/[^\"]*)", here)

    for _visit in range(2):
        assert waits("noor") == [("Iemand vraagt of overleg mag.", at(goal, f"{asked.id}/"))]
        assert waits("femke") == []
        Screen(family, "noor").page("")
    answers_conferring("noor", asked)
    assert waits("noor") == []


def test_asking_and_a_yes_send_nothing_and_open_nothing(family, goal):
    tables = ("invitation", "one_time_link", "chapter_grant", "member")

    def there():
        with superuser() as root:
            return [one(root, f"select count(*) from {table} where dossier_id = %s", family.id) for table in tables]

    before = there()
    answers_conferring("noor", asks_to_confer("daan", goal), Said.YES)
    assert there() == before


def test_who_is_paused_does_not_read_what_the_pauser_answers(family, goal, asked):
    does("noor", lambda: pausing.pause(family.members["daan"], whole=False))
    told = answers_conferring("noor", asked, Said.NO, "Liever niet")
    assert not does("daan", lambda: ConsultAnswer.objects.filter(id=told.id).exists())
    assert does("mark", lambda: ConsultAnswer.objects.filter(id=told.id).exists())


# ---------- answering


@pytest.mark.parametrize(("key", "said"), [("noor", Said.YES), ("mark", Said.NO), ("jade", Said.TALK)])
def test_the_family_that_writes_there_answers_and_who_asked_reads_it(asked, key, said):
    answers_conferring(key, asked, said, "Zo denken wij erover.")
    assert answer_as("daan", asked) == said
    assert does("daan", lambda: asked.answers.get().words) == "Zo denken wij erover."


@pytest.mark.parametrize("key", ["daan", "femke", "tine", "yasmin"])
def test_no_helper_says_yes_for_the_family(asked, key):
    assert refuses(key, lambda: asking.answer(asked, Said.YES))


@pytest.mark.parametrize("key", ["noor", "mark", "femke"])
def test_only_who_asked_takes_it_back(asked, key):
    assert refuses(key, lambda: asking.answer(asked, Said.BACK))


def test_what_was_taken_back_is_not_answered_any_more(asked):
    answers_conferring("daan", asked, Said.BACK)
    assert refuses("noor", lambda: asking.answer(asked, Said.YES))
    assert answer_as("noor", asked) == Said.BACK


def test_the_last_answer_holds_and_all_of_them_stay(asked):
    answers_conferring("noor", asked, Said.TALK)
    answers_conferring("mark", asked, Said.YES)
    assert answer_as("femke", asked) == Said.YES
    assert does("femke", lambda: asked.answers.count()) == 2


def test_nobody_changes_a_request_or_an_answer(goal, asked):
    answers_conferring("noor", asked, Said.NO)
    for statement in (
        "update consult set answer = 'yes'",
        "delete from consult",
        "update consult_answer set answer = 'yes'",
    ):
        for key in ("noor", "daan"):
            with app_as(player(key).acting()) as wire, pytest.raises(psycopg.errors.InsufficientPrivilege):
                wire.execute(statement)


def test_a_request_does_not_begin_with_an_answer(goal):
    told = {"dossier_id": goal.dossier_id, "item_id": goal.id, "answer": Said.YES}

    def asks():
        Consult(author_id=my_id(goal.dossier_id), **told).save(force_insert=True)

    does("daan", asks)
    assert does("noor", lambda: Consult.objects.get(item_id=goal.id).answer) == ""


def test_the_log_tells_of_asking_and_answering(asked):
    answers_conferring("noor", asked)
    told = does("noor", lambda: set(Line.objects.values_list("event_id", "participant_object_detail")))
    assert {("create", "consult"), ("create", "consult_answer")} <= told


def test_one_s_own_request_goes_with_all_of_one_s_own(family, goal, asked):
    does("daan", lambda: act("bin_my_own", family.id))
    assert asked.id not in sees_conferring("noor")


# ---------- telling


def test_the_family_is_told_that_something_is_asked_and_who_asked_that_it_was_answered(family, goal):
    forget()
    asked = asks_to_confer("daan", goal)
    act("spread_news")
    assert noted(family.id, "consult") == {"noor", "mark", "jade"}
    forget()
    answers_conferring("noor", asked, Said.TALK)
    act("spread_news")
    assert noted(family.id, "consult") == {"daan"}


# ---------- screens


def test_a_helper_asks_on_the_page_of_the_goal_and_the_family_finds_it_on_the_plan(family, goal):
    assert "Vraag om overleg met een ander" in Screen(family, "daan").page(f"plan/doel/{goal.id}/")
    assert "Vraag om overleg met een ander" not in Screen(family, "noor").page(f"plan/doel/{goal.id}/")
    page = Screen(family, "daan")
    told = page.get(at(goal)).context["form"].initial["id"]
    for _click in range(2):
        assert page.post(at(goal), ASKED | {"id": told}).status_code == 302
    [asked] = does("noor", lambda: list(Consult.objects.filter(item_id=goal.id)))
    plan = Screen(family, "noor").page("plan/")
    assert "Daan" in plan
    assert "wil overleggen met Esther Blom, schoolarts." in plan
    assert at(goal, f"{asked.id}/") in plan
    assert "wil overleggen" not in Screen(family, "tine").page("plan/")


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(family, goal):
    answer = Screen(family, "daan").post(at(goal), ASKED | {"id": "", "whom": ""})
    assert answer.status_code == 422
    assert "Schrijf met wie." in answer.content.decode()
    assert ABOUT in answer.content.decode()


def test_a_yes_fills_in_an_invitation_and_sends_nothing(family, goal, asked):
    noor = Screen(family, "noor")
    form = noor.get(at(goal, f"{asked.id}/")).context["form"].initial["id"]
    answer = noor.post(at(goal, f"{asked.id}/"), {"id": form, "said": "invite", "words": "Fijn"})
    assert answer["Location"].endswith("/uitnodigen/")
    page = noor.page("uitnodigen/")
    assert 'value="Esther Blom"' in page
    assert not does("noor", lambda: Invitation.objects.filter(dossier_id=family.id, used_at=None).exists())
    assert answer_as("daan", asked) == Said.YES


def test_a_yes_fills_in_a_question_with_a_link_that_works_once(family, goal, asked):
    noor = Screen(family, "noor")
    form = noor.get(at(goal, f"{asked.id}/")).context["form"].initial["id"]
    answer = noor.post(at(goal, f"{asked.id}/"), {"id": form, "said": "once", "words": ""})
    assert answer["Location"].endswith("/eenmalige-links/nieuw/")
    page = noor.page("eenmalige-links/nieuw/")
    assert 'value="Esther Blom"' in page
    assert 'value="schoolarts"' in page
    assert ABOUT in page
    assert not does("noor", lambda: OneTimeLink.objects.filter(dossier_id=family.id).exists())
    assert ABOUT not in Screen(family, "mark").page("eenmalige-links/nieuw/")


def test_after_a_yes_the_way_on_is_still_there_and_after_a_no_it_is_not(family, goal, asked):
    answers_conferring("noor", asked, Said.YES)
    mark = Screen(family, "mark")
    assert mark.post(at(goal, f"{asked.id}/verder/"), {"way": "once"}).status_code == 302
    assert mark.post(at(goal, f"{asked.id}/verder/"), {"way": "mail"}).status_code == 404
    answers_conferring("noor", asked, Said.NO)
    assert mark.post(at(goal, f"{asked.id}/verder/"), {"way": "once"}).status_code == 404


def test_let_us_talk_first_leads_to_an_appointment(family, goal, asked):
    noor = Screen(family, "noor")
    form = noor.get(at(goal, f"{asked.id}/")).context["form"].initial["id"]
    answer = noor.post(at(goal, f"{asked.id}/"), {"id": form, "said": "talk", "words": "Vrijdag?"})
    assert answer["Location"].endswith(f"/agenda/nieuw/?over={goal.id}")
    page = Screen(family, "daan").page(f"plan/doel/{goal.id}/")
    assert "Eerst samen praten" in page
    assert "Vrijdag?" in page


def test_a_helper_finds_no_form_to_answer(family, goal, asked):
    daan = Screen(family, "daan")
    assert daan.get(at(goal, f"{asked.id}/")).context["form"] is None
    assert daan.post(at(goal, f"{asked.id}/"), {"said": "invite"}).status_code == 404
    assert daan.post(at(goal, f"{asked.id}/verder/"), {"way": "invite"}).status_code == 404
    assert Screen(family, "yasmin").get(at(goal, f"{asked.id}/")).status_code == 404


def test_who_asked_takes_it_back_on_the_page(family, goal, asked):
    assert Screen(family, "noor").post(at(goal, f"{asked.id}/terug/")).status_code in (403, 404)
    for _click in range(2):
        assert Screen(family, "daan").post(at(goal, f"{asked.id}/terug/")).status_code == 302
    assert answer_as("noor", asked) == Said.BACK
    assert does("noor", lambda: asked.answers.count()) == 1
