"""Every page that can be printed, by the name of its address: the story of `journeys/test_on_paper.py` looks at these, and
what it does not look at has its reason here. An address with neither fails (test_papers.py)."""

from inspect import getclosurevars
from typing import Any

from .routes import Route, routes

# Whoever looks -> the pages with an address of their own, and those whose address stands on one of these.
IN_BOOK = (
    *("timeline", "who_sees_what", "people", "person", "log", "log_print", "invitations", "once_links", "chapters"),
    *("family", "guardians", "addresses", "agreement", "our_story", "bin", "more", "finding", "take_along"),
    *("plan", "goal", "plan_papers", "plan_versions", "who_does_what", "agenda", "appointment"),
)
OUTSIDE = (
    *("home", "help", "handbook", "handbook_page", "against_us", "growing_up", "example", "example_sharing"),
    *("code", "trouble"),
)
OF_A_HELPER = (
    *("caseload", "contributions", "not_taken_over", "incoming", "give_book", "me", "organisation"),
    *("whats_new", "my_agenda"),
)
ALONE = {"entry"}  # with its photos

LEFT_OUT = {
    "a form: what is filled in or pressed stays off paper, and what it is about stands on a page that is looked at": (
        *("book_open", "chapter_new", "chapter_private", "chapter_change", "give", "address_new", "address_change"),
        *("agreement_change", "book_erase", "looking_as", "invite", "invite_what", "invite_check"),
        *("who_would_read", "paper_note", "entry_change", "entry_readers", "entry_move", "entry_bin"),
        *("entry_rebuttal", "entry_reply", "reply_change", "once_new", "log_not_right", "story_write", "take_over"),
        *("goal_new", "goal_score", "goal_facts", "goal_step_new", "goal_step", "goal_sign_new", "goal_sign"),
        *("goal_sign_end", "goal_notice", "goal_consult_new", "helping", "plan_review", "own_plans", "tile_new"),
        *("appointment_new", "appointment_change", "appointment_move", "check_ups", "feeds", "notice_wishes"),
        *("organisation_begin", "organisation_name", "organisation_ways", "organisation_way", "organisation_mail"),
        *("organisation_headings", "organisation_keys", "organisation_people", "organisation_join"),
    ),
    "of one's own account or device: what it shows is for this screen, and a list of codes is a file": (
        *("account_login", "mfa_login_webauthn", "recovery_login", "lost", "lost_wait", "lost_stop"),
        *("mfa_authenticate", "account_confirm_login_code", "account_email_verification_sent", "account_signup"),
        *("account_signup_by_passkey", "mfa_signup_webauthn", "account_inactive", "account_logout", "quick_exit"),
        *("account_reauthenticate", "again_by_pin", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "strong"),
        *("own_key", "second_factor", "my_name", "my_work", "account_email", "pin", "pin_forgotten", "mfa_index"),
        *("mfa_activate_totp", "mfa_deactivate_totp", "mfa_list_webauthn", "mfa_add_webauthn", "mfa_edit_webauthn"),
        *("mfa_remove_webauthn", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "my_voucher"),
        *("choose_voucher", "vouch_for", "vouch_word", "usersessions_list", "drafts"),
    ),
    "comes only with a code, after a step or when something is the matter; its address does not stand on a page": (
        *("letter", "once_letter", "once", "once_done", "once_link", "joining", "joining_how"),
        *("joining_without_email", "invited", "own_book", "own_book_without_email", "own_book_open", "own_book_link"),
        *("own_book_giver", "own_book_paper", "organisation_link", "erased", "notice_stop", "trouble_told"),
        *(
            "no_connection",
            "own_place",
            "goal_signal",
            "goal_consult",
            "entry_versions",
            "plan_version",
            "incoming_one",
        ),
        "tile",
    ),
    "of the parts of a page that is looked at, with less on it": (
        *("books", "take_own", "meter", "organisation_changes", "goal_signs", "plan_offer"),
    ),
    "a file, a picture or what a program reads: no page": (
        *("mfa_download_recovery_codes", "erased_pdf", "letter_pdf", "own_book_pdf", "held_photo", "file"),
        *("contributions_copy", "contributions_paper", "take_download", "once_letter_pdf", "once_paper"),
        *("log_download", "story_paper", "plan_paper", "plan_day", "program_takeovers", "program_takeover"),
        *("program_file", "feed", "health", "manifest", "worker", "favicon", "security_txt"),
    ),
    "only in the demo": ("demo", "demo_outbox", "demo_look"),
}


def can_be_opened(route: Route) -> bool:
    """Whether a browser may ask for it; a view that only takes a form has no page of its own."""
    view: Any = route.callback
    while view:
        outside = getclosurevars(view).nonlocals if getattr(view, "__closure__", None) else {}
        if "request_method_list" in outside:
            return "GET" in outside["request_method_list"]
        view = getattr(view, "__wrapped__", None)
    return True


def pages() -> dict[str, Route]:
    """Name -> an address that can be opened."""
    return {route.name: route for route in routes() if can_be_opened(route)}
