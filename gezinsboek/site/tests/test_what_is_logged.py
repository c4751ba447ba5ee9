"""REQ-21: of every address it is said what the log keeps. An address without that fails, and so does a wrong saying."""

from typing import Any

import pytest
from django.test import Client

from cast.deeds import does
from cast.goals import sets_goal
from cast.people import player
from cast.signals import looks_out, notices
from gezinsboek.circle.tests.wires import one, superuser
from gezinsboek.people import urls as people_urls
from gezinsboek.timeline import writing

from .routes import World, browser, routes, world

ACCOUNT = {route.name for route in people_urls.urlpatterns}

# What somebody looks at, by the event it leaves in the log.
LOOKING = {
    "timeline": "read",
    "entry": "read",
    "entry_versions": "read",
    "bin": "read",
    "caseload": "read",
    "file": "download",
    "log": "log",
    "log_download": "log download",
    "log_print": "log download",
    "who_sees_what": "who sees what",
    "people": "people",
    "person": "people",
    "invitations": "invitations",
    "once_links": "once links",
    "finding": "search",
    "our_story": "read",
    "story_paper": "story paper",
    "plan": "read",
    "goal": "read",
    "goal_signs": "read",
    "goal_signal": "read",
    "agreement": "agreement read",
    "plan_papers": "plan offer",
    "plan_offer": "plan offer",
    "own_plans": "plan offer",
    "who_does_what": "stack",
    "plan_paper": "plan paper",
    "plan_versions": "plan versions",
    "plan_version": "plan versions",
    "plan_review": "plan versions",
}
AS_DONE = "none: what is done is logged by the database itself, and what the form shows was on a logged page"
NO_FAMILY = "none: nothing of a family is on it"
OWN = "none: one's own, or names that one has beside it on a logged page"
NOTHING = {
    AS_DONE: (
        *(
            "entry_change",
            "entry_undo",
            "entry_readers",
            "entry_move",
            "entry_bin",
            "prolong",
            "entry_reply",
            "reply_change",
            "reply_undo",
            "entry_rebuttal",
            "paper_note",
            "held_photo",
            "entry_heart",
        ),
        *(
            "entry_answered",
            "story_write",
            "story_question",
            *("goal_new", "goal_score", "goal_score_back", "goal_close", "goal_facts"),
            *("goal_step_new", "goal_step", "goal_step_done", "goal_step_bin", "goal_step_move"),
            *("goal_sign_new", "goal_sign", "goal_sign_end", "goal_notice"),
            "agreement_change",
            "plan_day",
            "plan_day_back",
            "own_plan_gone",
            *("helping", "helping_gone"),
            *("goal_consult_new", "goal_consult", "goal_consult_back", "goal_consult_begin"),
            "address_new",
            "address_change",
            "book_open",
            "family",
            "chapters",
            "chapter_new",
            "chapter_private",
            "chapter_change",
            "give",
            "guardians",
        ),
        "book_erase",
        *("appointment_new", "appointment_change", "appointment_move", "appointment_act", "check_ups"),
        *("looking_as", "invite", "invite_what", "invite_check", "letter", "letter_pdf", "invitation_again"),
        *("once_new", "once_letter", "once_letter_pdf", "once_again", "once_withdraw", "once_say_more"),
        *("invitation_withdraw", "invitation_answer", "joining_yes", "joining_no", "own_book_open", "own_book_giver"),
    ),
    "of another's address, for the two of them alone: circle/tests/test_addresses": ("addresses",),
    "copies are logged one by one as they are taken: test_contributions": ("contributions_copy", "contributions_paper"),
    "what a guest does is logged by the functions that look at the code: test_answering": (
        *("once", "once_link", "once_no", "once_done", "once_paper", "once_more"),
    ),
    "what is taken over is logged by acl.take_over: records/tests/test_take_over_pages": (
        *("take_over", "not_taken_over", "take_again", "take_once_more"),
    ),
    "of the appointments on it, for each chapter: agenda/tests/test_feed": (
        "agenda",
        "my_agenda",
        "appointment",
        "feed",
    ),
    OWN: (
        "feeds",
        *("drafts", "draft_save", "draft_throw", "draft_back"),
        *("tile_new", "tile", "tile_mark", "meter"),
        *("incoming", "incoming_one", "incoming_throw", "incoming_address"),
        *(
            "notice_wishes",
            "whats_new",
            "contributions",
            "who_would_read",
            "own_place",
            "books",
            "more",
            "log_not_right",
        ),
    ),
    "a copy is logged when it is made and when it is fetched: test_taking": ("take_along", "take_own", "take_download"),
    "handing over is logged when a person does it; the program only fetches it: records/tests/test_programs": (
        *("program_takeovers", "program_takeover", "program_file", "program_report"),
    ),
    "none: the book is gone, and nothing of it is on the receipt": ("erased", "erased_pdf"),
    NO_FAMILY: (
        *("notice_stop", "push_on", "push_off"),
        *(
            "home",
            "health",
            "help",
            "trouble",
            "trouble_told",
            "against_us",
            "handbook",
            "handbook_page",
            "growing_up",
            "manifest",
            "worker",
            "no_connection",
            "favicon",
            "security_txt",
            "code",
            "joining",
            "joining_how",
        ),
        *("joining_without_email", "joining_later", "joining_switch", "invited", "give_book", "own_book_paper"),
        *("own_book_pdf", "own_book", "own_book_without_email", "own_book_link", "example", "example_sharing"),
        *("demo", "demo_become", "demo_outbox", "demo_look"),
    ),
    "none: an organisation knows no family; organisations/tests/test_no_family": (
        *("organisation", "organisation_begin", "organisation_name", "organisation_leave", "organisation_trial"),
        "organisation_changes",
        *(
            "organisation_again",
            "organisation_ways",
            "organisation_way",
            "organisation_mail",
            "organisation_mail_again",
        ),
        *("organisation_headings", "organisation_keys", "organisation_key_new", "organisation_key_end"),
        *("organisation_people", "organisation_person", "organisation_join", "organisation_not", "organisation_link"),
    ),
}
SAID = {name for names in NOTHING.values() for name in names} | LOOKING.keys()


@pytest.fixture(scope="module")
def here() -> World:
    return world()


def test_of_every_address_it_is_said_what_is_logged():
    there = {route.name for route in routes()} - ACCOUNT  # signing in is about no family; people/README.md
    assert there - SAID == set(), "say in this file what the log keeps of it"
    assert SAID - there == set(), "these are gone"


def lines(here: World, event: str) -> int:
    """In this book; or Femke's in any book, for the page that shows all of hers."""
    query = (
        "select count(*) from log_line where (dossier_id = %s or user_id = %s and event_action_code = 'R')"
        " and event_id = %s and event_outcome_indicator = 0"
    )
    with superuser() as root:
        found: int = one(root, query, here.family.id, player("femke").id, event)
    return found


def opened(here: World, name: str) -> tuple[Client, Any]:
    """The address as Noor opens it (a helper, where it is for helpers), with something to see on every page."""
    route = next(route for route in routes() if route.name == name)
    ids = here.ids | ({"size": "large"} if name == "file" else {})
    client = browser("femke" if name == "caseload" else "noor")
    if name == "caseload":
        here.family.writes("noor", "Thuis", "Iets nieuws.")
    if name in ("our_story", "story_paper"):
        told = ("Wie zijn wij?\n\nWij zijn met vier.", here.family.chapters["Thuis"])
        does("noor", lambda: writing.write(here.family.id, told[1], told[0], kind="story-who"))
    if name in ("plan", "goal", "goal_signs", "goal_signal"):
        goal = sets_goal(here.family, "noor", "School", "Ik wil graag naar school")
        sign = looks_out(here.family, "noor", goal, "Twee ochtenden buikpijn")
        ids |= {"item": goal.id, "signal": notices("noor", sign).id}
    if name == "bin":
        binned = here.family.writes("noor", "Thuis", "Toch maar niet.")
        client.post(f"/boek/{here.family.id}/stukje/{binned.id}/weg/", {"yes": "1"})
    if name == "finding":  # the question itself shows nothing of the book
        return client, client.post(route.url(ids), {"words": "appel"})
    return client, client.get(route.url(ids))


@pytest.mark.parametrize(("name", "event"), LOOKING.items())
def test_looking_leaves_a_line(here, name, event):
    before = lines(here, event)
    _client, response = opened(here, name)
    assert response.status_code == 200
    assert lines(here, event) > before


def test_who_is_refused_leaves_a_line(here):
    with superuser() as root:
        query = "select count(*) from log_line where dossier_id = %s and event_outcome_indicator = 4"
        before = one(root, query, here.family.id)
        assert browser("karim").get(f"/boek/{here.family.id}/stukje/{here.item.id}/").status_code == 404
        assert one(root, query, here.family.id) == before + 1
