"""SHARING 10, 14: who may ask somebody in, who takes it back, and who does not hear of it."""

import pytest
from django.db import ProgrammingError
from django.http import HttpRequest
from django.urls import reverse

from cast.browser import session_of
from cast.deeds import does
from cast.family import READ
from gezinsboek.circle import sharing
from gezinsboek.circle.models import Grant, Invitation
from gezinsboek.people.acting import look_as

from .inviting import (
    behind,
    browser,
    checks,
    hidden_draft,
    says,
    sends,
    told,
    who,
)
from .test_inviting import address, by_mail


@pytest.mark.parametrize("key", ["femke", "daan", "tine", "karim", "jade"])
def test_who_has_nothing_to_give_finds_no_page_to_invite(family, key):
    client = browser(key)
    for page in ("invite", "invite_what", "invite_check"):
        assert client.get(reverse(page, args=[family.id])).status_code == 404
    assert client.post(reverse("invite", args=[family.id]), {"name": "X", "kind": "school"}).status_code == 404


def test_a_young_person_invites_into_their_own_chapter_alone(family):
    family.private_chapter("jade", "Van Jade")
    page = browser("jade", fresh=True)
    who(page, family, "Sem", "network")
    shown = [
        one.chapter.name for one in page.get(reverse("invite_what", args=[family.id])).context["form"].offer.chapters
    ]
    assert shown == ["Van Jade"]
    assert "Een kind of jongere" not in says(page.get(reverse("invite", args=[family.id])))
    assert browser("jade").get(reverse("invite", args=[family.id])).status_code == 404


def test_a_stranger_and_nobody_find_nothing(family):
    invitation = sends(browser("noor"), family, told(family))
    for name in ("letter", "letter_pdf", "invitation_again", "invitation_withdraw", "invitation_answer"):
        address_ = reverse(name, args=[family.id, invitation])
        assert browser("karim").post(address_).status_code == 404, name
        assert browser().post(address_).status_code == 302, name
    assert browser("karim").get(reverse("invitations", args=[family.id])).status_code == 404


def test_nobody_invites_while_looking_as_somebody_else(family):
    noor = browser("noor")
    session = session_of(noor)
    request = HttpRequest()
    request.session = session
    look_as(request, family.id, family.members["daan"])
    session.save()
    assert noor.get(reverse("invite", args=[family.id])).status_code == 404
    assert "Juf" not in says(noor.get(reverse("invitations", args=[family.id])))


def test_a_chapter_that_one_does_not_read_cannot_be_given(family):
    mark = browser("mark")
    who(mark, family)
    page = mark.get(reverse("invite_what", args=[family.id]))
    assert "Geld en wonen" not in says(page)
    step = told(family, {"Geld en wonen": "read"})
    assert mark.post(reverse("invite_what", args=[family.id]), step).status_code == 422


def test_reading_alone_cannot_be_given_as_writing(family):
    behind(
        "update chapter_grant set level = 'read' where member_id = %s and chapter_id = %s",
        family.members["mark"],
        family.chapters["School"],
    )
    mark = browser("mark")
    who(mark, family)
    step = told(family, {"School": "write"})
    assert mark.post(reverse("invite_what", args=[family.id]), step).status_code == 422


def test_a_third_parent_is_offered_and_told_to_wait_for_all(family):
    noor = browser("noor")
    assert "De andere ouder" in says(noor.get(reverse("invite", args=[family.id])))
    assert who(noor, family, "Kees", "parent").status_code == 302
    assert "Alle ouders moeten eerst ja zeggen." in says(noor.get(reverse("invite_what", args=[family.id])))


def test_nothing_is_sent_without_a_chapter_a_reason_or_an_address(family):
    noor = browser("noor")
    who(noor, family)
    steps = (told(family, {"School": "none"}), told(family, purpose="  "), told(family, how="mail", address=""))
    for step in steps:
        assert noor.post(reverse("invite_what", args=[family.id]), step).status_code == 422


def test_steps_cannot_be_skipped(family):
    noor = browser("noor")
    assert noor.get(reverse("invite_what", args=[family.id])).url == reverse("invite", args=[family.id])
    assert noor.post(reverse("invite_check", args=[family.id])).url == reverse("invite", args=[family.id])
    forged = {"draft": "name=Karim&kind=parent&invitation=x&member=y"}
    assert noor.post(reverse("invite_check", args=[family.id]), forged).status_code == 302
    assert "Karim" not in says(noor.get(reverse("invitations", args=[family.id])))


def test_what_was_lost_meanwhile_is_not_sent(family):
    mark = browser("mark")
    form = hidden_draft(checks(mark, family, told(family, {"School": "read"})))
    grant = does(
        "mark", lambda: Grant.objects.get(member_id=family.members["mark"], chapter_id=family.chapters["School"])
    )
    does("mark", lambda: sharing.end_grant(grant.id))
    assert mark.post(reverse("invite_check", args=[family.id]), form).url == reverse("invite_what", args=[family.id])
    assert "Juf Sanne" not in says(mark.get(reverse("invitations", args=[family.id])))


# Who may do what with an invitation


def test_another_guardian_takes_back_but_does_not_resend(family):
    invitation = sends(browser("noor"), family, told(family))
    mark = browser("mark")
    assert mark.post(reverse("invitation_again", args=[family.id, invitation])).status_code == 404
    assert mark.get(reverse("letter", args=[family.id, invitation])).status_code == 404
    for _ in range(2):  # a second click finds it done
        assert mark.post(reverse("invitation_withdraw", args=[family.id, invitation])).status_code == 302
    assert "Ingetrokken." in says(browser("noor").get(reverse("invitations", args=[family.id])))


def test_a_helper_does_not_take_back(family):
    invitation = sends(browser("noor"), family, told(family))
    assert browser("daan").post(reverse("invitation_withdraw", args=[family.id, invitation])).status_code == 404


def test_others_do_not_see_the_address(family):
    to = address()
    sends(browser("noor"), family, by_mail(family, to))
    for key in ("mark", "daan"):
        page = says(browser(key).get(reverse("invitations", args=[family.id])))
        assert "Juf Sanne" in page, key
        assert to not in page, key


@pytest.mark.parametrize(
    "column", ["handle", "code_hash", "address_hash", "address_sealed", "waiting_sealed", "fell_away"]
)
def test_the_web_role_reads_no_secret_of_an_invitation(family, column):
    sends(browser("noor"), family, told(family))
    with pytest.raises(ProgrammingError, match="permission denied"):
        does("noor", lambda: list(Invitation.objects.values_list(column, flat=True)))


def test_who_reads_none_of_its_chapters_does_not_know_of_an_invitation(family):
    sends(browser("noor"), family, told(family, {"Geld en wonen": "read"}))
    assert "Juf Sanne" not in says(browser("daan").get(reverse("invitations", args=[family.id])))


def test_an_invitation_into_a_private_chapter_is_seen_only_while_fresh(family):
    family.private_chapter("noor", "Mijn plek")
    noor = browser("noor", fresh=True)
    sends(noor, family, told(family, {"Mijn plek": READ}))
    assert "Juf Sanne" in says(noor.get(reverse("invitations", args=[family.id])))
    for other in (browser("noor"), browser("mark", fresh=True)):
        assert "Juf Sanne" not in says(other.get(reverse("invitations", args=[family.id])))


def test_what_was_used_or_taken_back_is_not_renewed(family):
    noor = browser("noor")
    invitation = sends(noor, family, told(family))
    noor.post(reverse("invitation_withdraw", args=[family.id, invitation]))
    assert noor.post(reverse("invitation_again", args=[family.id, invitation])).status_code == 404
    assert "Ingetrokken." in says(noor.get(reverse("letter", args=[family.id, invitation])))


def test_a_name_is_never_markup(family):
    page = checks(browser("noor"), family, told(family, purpose="<b>dik</b> & dun"), name="<script>x</script>")
    assert "<script>x" not in page.content.decode()
    assert "&lt;b&gt;dik&lt;/b&gt; &amp; dun" in page.content.decode()


def test_no_title_names_anybody(family):
    noor = browser("noor")
    sends(noor, family, told(family))
    for name in ("invite", "invite_what", "invitations"):
        title = noor.get(reverse(name, args=[family.id]), follow=True).content.decode().partition("</title>")[0]
        assert "Noor" not in title
        assert "Sanne" not in title
