"""SHARING 10, 14: asking somebody in. What is proposed, what is sent, and what never leaves the book."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from django.urls import reverse

from cast.deeds import does
from cast.family import Family
from gezinsboek.circle import invitations
from gezinsboek.circle.models import Invitation, Member
from gezinsboek.circle.proposals import KINDS, end_of_school_year, in_three_months, proposed
from gezinsboek.dossier.models import Chapter, Child

from .inviting import (
    behind,
    browser,
    checks,
    code_on,
    halves,
    hidden_draft,
    letter_for,
    link_to,
    mails_to,
    redeems,
    says,
    sends,
    told,
    who,
)
from .wires import one, superuser


def address() -> str:
    """One that no other test uses."""
    return f"{uuid4().hex[:12]}@school.test"


def by_mail(family: Family, to: str, **more: Any) -> dict[str, str]:
    return told(family, how="mail", address=to, **more)


def of(invitation) -> Member:
    return does("noor", lambda: Invitation.objects.select_related("member").get(id=invitation).member)


# What is sent


def test_an_invitation_goes_by_mail_and_waits_for_an_answer(family):
    noor, to = browser("noor"), address()
    invitation = sends(noor, family, by_mail(family, to))
    page = says(noor.get(reverse("invitations", args=[family.id])))
    assert "Verstuurd. Je uitnodiging aan Juf Sanne is onderweg." in page
    assert "Wacht op antwoord" in page
    assert to in page
    assert of(invitation).accepted_at is None


def test_a_mail_says_nothing_about_the_family(family):
    to = address()
    sends(browser("noor"), family, by_mail(family, to, purpose="Leert Milan lezen."))
    (mail,) = mails_to(to)
    assert mail.subject == "Je bent uitgenodigd voor een gezinsboek"
    for secret in ("Noor", "Milan", "Lina", "Sanne", "School", "lezen"):
        assert secret not in mail.subject + mail.text + mail.html


def test_a_letter_is_shown_once(family):
    noor = browser("noor")
    invitation = sends(noor, family, told(family))
    letter = reverse("letter", args=[family.id, invitation])
    code = code_on(noor.get(letter))
    assert re.fullmatch(r"[A-Z]+-\d{4}-[A-Z]+-\d\d", code)
    again = browser("noor").get(letter)  # another device, or an hour later
    assert code not in again.content.decode()
    assert "Ook wij kennen hem niet meer." in says(again)


def test_a_letter_is_a_file_with_a_name_that_says_nothing(family):
    noor = browser("noor")
    invitation = sends(noor, family, told(family))
    file = noor.get(reverse("letter_pdf", args=[family.id, invitation]))
    assert file.content.startswith(b"%PDF")
    assert file["Content-Disposition"] == 'attachment; filename="brief.pdf"'
    assert browser("noor").get(reverse("letter_pdf", args=[family.id, invitation])).status_code == 302


def test_a_new_letter_kills_the_old_code(family):
    noor = browser("noor")
    invitation = sends(noor, family, told(family))
    letter = reverse("letter", args=[family.id, invitation])
    old = code_on(noor.get(letter))
    noor.post(reverse("invitation_again", args=[family.id, invitation]))
    new = code_on(noor.get(letter))
    assert new != old
    assert invitations.peek(*halves(old)) is None
    assert invitations.peek(*halves(new))


def test_a_new_mail_kills_the_old_link(family):
    noor, to = browser("noor"), address()
    invitation = sends(noor, family, by_mail(family, to))
    old = link_to(to)
    noor.post(reverse("invitation_again", args=[family.id, invitation]))
    assert browser().get(old).status_code == 404
    assert browser().get(link_to(to)).status_code == 302


def test_no_code_lies_in_the_database(family):
    code = letter_for(browser("noor"), family)
    with superuser() as root:
        row = one(root, "select to_jsonb(i)::text from invitation i order by sent_at desc limit 1")
    assert halves(code)[1] not in row


def test_a_mail_that_does_not_arrive_is_told(family):
    noor, to = browser("noor"), address()
    sends(noor, family, by_mail(family, to))
    behind("update mail set bounced = true where id = %s", mails_to(to)[0].pk)
    assert "De e-mail kwam niet aan." in says(noor.get(reverse("invitations", args=[family.id])))


# Once


def test_a_double_click_sends_once(family):
    noor, to = browser("noor"), address()
    form = hidden_draft(checks(noor, family, by_mail(family, to)))
    first, second = (noor.post(reverse("invite_check", args=[family.id]), form) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert len(mails_to(to)) == 1


def test_two_clicks_at_the_same_moment_send_once(family):
    noor, to = browser("noor"), address()
    form = hidden_draft(checks(noor, family, by_mail(family, to)))

    def click(_):
        other = browser()
        other.cookies = noor.cookies
        try:
            return other.post(reverse("invite_check", args=[family.id]), form).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(click, range(2))) == [302, 302]
    assert len(mails_to(to)) == 1


def test_after_a_double_click_the_next_invitation_is_another_one(family):
    noor = browser("noor")
    form = hidden_draft(checks(noor, family, told(family)))
    for _ in range(2):
        noor.post(reverse("invite_check", args=[family.id]), form)
    sends(noor, family, told(family), name="Buurvrouw Fatma", kind="network")
    page = says(noor.get(reverse("invitations", args=[family.id])))
    assert "Juf Sanne" in page
    assert "Buurvrouw Fatma" in page


def test_what_a_page_showed_is_what_its_button_sends(family):
    noor = browser("noor")
    sanne = hidden_draft(checks(noor, family, told(family, {"School": "read"})))
    checks(noor, family, told(family, {"Thuis": "read"}), name="Buurvrouw Fatma", kind="network")
    noor.post(reverse("invite_check", args=[family.id]), sanne)
    page = says(noor.get(reverse("invitations", args=[family.id])))
    assert "Juf Sanne" in page
    assert "Fatma" not in page


def test_a_form_outlives_the_session(family):
    form = hidden_draft(checks(browser("noor"), family, told(family)))
    later = browser("noor")
    assert later.post(reverse("invite_check", args=[family.id]), form).status_code == 302
    assert "Juf Sanne" in says(later.get(reverse("invitations", args=[family.id])))


def test_going_back_keeps_what_was_told(family):
    noor = browser("noor")
    checks(noor, family, told(family, purpose="Leert Milan lezen en rekenen."))
    assert 'value="Juf Sanne"' in noor.get(reverse("invite", args=[family.id])).content.decode()
    assert "Leert Milan lezen en rekenen." in noor.get(reverse("invite_what", args=[family.id])).content.decode()


def test_what_was_typed_stays_on_an_error(family):
    noor = browser("noor")
    who(noor, family)
    page = noor.post(reverse("invite_what", args=[family.id]), told(family, how="mail", address="geen adres"))
    assert page.status_code == 422
    assert "geen adres" in page.content.decode()
    assert "Leert Milan lezen." in page.content.decode()


# What is proposed


def chapters_of(family: Family) -> list[Chapter]:
    return does("noor", lambda: list(Chapter.objects.filter(dossier_id=family.id)))


@pytest.mark.parametrize(
    ("kind", "opens"),
    [
        ("school", {"School": "write"}),
        ("care", {"Gezondheid": "write", "Groeien": "write"}),
        ("help", {"Hulp": "write"}),
        ("network", {"Thuis": "read"}),
    ],
)
def test_a_proposal_is_safe(family, kind, opens):
    names = {str(chapter): name for name, chapter in family.chapters.items()}
    found = proposed(KINDS[kind], chapters_of(family))
    assert {names[chapter]: str(level) for chapter, level in found.items()} == opens


def test_money_is_never_proposed(family):
    money = str(family.chapters["Geld en wonen"])
    assert all(money not in proposed(kind, chapters_of(family)) for kind in KINDS.values())


def test_a_private_chapter_is_never_proposed(family):
    private = str(family.private_chapter("noor"))
    assert all(private not in proposed(kind, chapters_of(family)) for kind in KINDS.values())


def test_the_school_of_another_child_is_not_proposed(family):
    school = next(chapter for chapter in chapters_of(family) if chapter.name == "School")
    other = Chapter(id=uuid4(), dossier_id=family.id, look="school", about_id=family.children["Milan"])
    assert proposed(KINDS["school"], [other, school]) == {str(school.id): "write"}


def test_a_school_year_ends_in_july():
    assert end_of_school_year(date(2026, 11, 22)) == date(2027, 7, 31)
    assert end_of_school_year(date(2027, 6, 1)) == date(2027, 7, 31)
    assert end_of_school_year(date(2027, 7, 20)) == date(2028, 7, 31)
    assert in_three_months(date(2026, 11, 30)) == date(2027, 2, 28)


def test_only_from_today_is_chosen_beforehand_with_the_number_of_older_pieces(family):
    for text in ("Een.", "Twee."):
        family.writes("noor", "School", text)
    noor = browser("noor")
    who(noor, family)
    page = noor.get(reverse("invite_what", args=[family.id]))
    assert page.context["form"]["since"].initial == "today"
    assert "School: 2 stukjes." in says(page)


def test_the_summary_says_what_is_seen_and_what_not(family):
    family.writes("noor", "School", "Er staat al iets.")
    page = says(checks(browser("noor"), family, told(family, {"School": "write", "Thuis": "read"})))
    assert "Juf Sanne leest en schrijft mee in School." in page
    assert "Juf Sanne leest Thuis." in page
    assert "Juf Sanne ziet niet: Gezondheid, Groeien, Hulp en Geld en wonen." in page
    assert "Het stukje dat er al staat, blijft dicht." in page
    assert "Zonder einddatum." in page


# What is given


def test_from_today_keeps_closed_what_was_there(family):
    old = family.writes("noor", "School", "Van eerder.")
    code = letter_for(browser("noor"), family, told(family), name="Bram", kind="network")
    assert redeems("bram", code) == "in"
    new = family.writes("noor", "School", "Van daarna.")
    assert family.sees("bram") & {old.id, new.id} == {new.id}


def test_what_was_there_opens_when_that_is_chosen(family):
    old = family.writes("noor", "School", "Van eerder.")
    code = letter_for(browser("noor"), family, told(family, since="all"), name="Bram", kind="network")
    assert redeems("bram", code) == "in"
    assert old.id in family.sees("bram")


def test_taking_part_ends_on_the_day_that_was_chosen(family):
    day = date.today() + timedelta(days=10)
    invitation = sends(browser("noor"), family, told(family, until="date", until_date=day.isoformat()))
    expires = of(invitation).expires_at
    assert expires
    assert expires.date() == day


@pytest.mark.parametrize("day", ["", "gisteren", (date.today() - timedelta(days=1)).isoformat()])
def test_a_day_that_is_over_is_not_taken(family, day):
    noor = browser("noor")
    who(noor, family)
    page = noor.post(reverse("invite_what", args=[family.id]), told(family, until="date", until_date=day))
    assert page.status_code == 422


def test_a_child_comes_in_with_a_birth_date(family):
    lotte = family.child("Lotte")
    young = f"{date.today().year - 9}-05-06"
    noor, step = browser("noor"), told(family, {"Thuis": "write"}, child=str(lotte), born="")
    who(noor, family, "Lotte", "youth")
    page = noor.post(reverse("invite_what", args=[family.id]), step)
    assert "Vul de geboortedatum in." in says(page)
    invitation = sends(noor, family, step | {"born": young}, "Lotte", "youth")
    assert of(invitation).child_id == lotte
    assert does("noor", lambda: Child.objects.get(id=lotte).born) == young
    assert "geldt nog niet" not in says(noor.get(reverse("invitations", args=[family.id])))


def test_a_child_of_twelve_comes_in_while_its_birth_date_waits_for_the_other_guardian(family):
    lotte, older = family.child("Lotte"), f"{date.today().year - 14}-01-01"
    step = told(family, {"Thuis": "write"}, child=str(lotte), born=older)
    noor = browser("noor")
    invitation = sends(noor, family, step, "Lotte", "youth")
    assert of(invitation).child_id == lotte
    assert does("noor", lambda: Child.objects.get(id=lotte).born) == ""
    waits = "De geboortedatum van Lotte geldt nog niet. Eerst moet nog een ouder ja zeggen."
    assert waits in says(noor.get(reverse("invitations", args=[family.id])))
    assert "Ja, dat klopt" in says(browser("mark").get(reverse("family", args=[family.id])))


def test_a_child_that_was_not_there_yet_is_added_once(family):
    noor = browser("noor")
    step = told(family, {"Thuis": "write"}, child="new", born="2011-03-04")
    form = hidden_draft(checks(noor, family, step, "Fleur", "youth"))
    for _ in range(2):
        noor.post(reverse("invite_check", args=[family.id]), form)
    names = does("noor", lambda: [child.name for child in Child.objects.filter(dossier_id=family.id)])
    assert names.count("Fleur") == 1


def test_a_known_birth_date_is_not_asked_again(family):
    step = told(family, {"Thuis": "write"}, child=str(family.children["Milan"]), born="")
    assert sends(browser("noor"), family, step, "Milan", "youth")


def test_a_last_day_after_the_sixteenth_birthday_is_refused_in_words(family):
    soon = date.today() + timedelta(days=40)
    born = soon.replace(year=soon.year - 16, day=min(soon.day, 28)).isoformat()
    noor, step = browser("noor"), told(family, {"Thuis": "write"}, child="new", born=born)
    who(noor, family, "Fleur", "youth")
    page = noor.post(reverse("invite_what", args=[family.id]), step | {"until": "months"})
    assert page.status_code == 422 and "Fleur wordt daarvoor 16." in says(page)
    assert noor.post(reverse("invite_what", args=[family.id]), step).status_code == 302


def test_a_first_guardian_invites_the_other_parent():
    family = Family.opens()
    noor = browser("noor")
    assert "De andere ouder" in says(noor.get(reverse("invite", args=[family.id])))
    invitation = sends(noor, family, told(family), "Mark", "parent")
    assert of(invitation).role == "guardian"
