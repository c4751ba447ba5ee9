"""SHARING 14: coming in with a link or a letter. Who invites and why, nothing more, until somebody says yes."""

from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse

from cast.deeds import does
from cast.people import as_, player
from gezinsboek.circle.models import Invitation
from gezinsboek.people.models import Person
from gezinsboek.people.tests.visitors import code_in_mail

from .inviting import browser, letter_for, mails_to, path_of, says, told
from .joining import JOINING, YES, invitation_of, joins, letter, mail, member_ids

pytestmark = pytest.mark.usefixtures("nobody_tried_yet")

# Before the answer


def test_opening_a_link_uses_nothing_and_leaves_no_code_in_the_address(family):
    path = path_of(letter(family))
    for _ in range(3):  # mail programs look as well
        assert browser().get(path).url == JOINING


def test_the_invited_sees_who_and_why_and_nothing_more(family):
    family.writes("noor", "School", "Milan was op tijd.")
    client = browser()
    client.get(path_of(letter(family, purpose="Past op en leest graag mee.")))
    page = client.get(JOINING)
    words = page.content.decode()
    assert "Noor nodigt je uit" in says(page)
    assert "Past op en leest graag mee." in says(page)
    for secret in ("Milan", "Lina", "School", "Fatma", "Daan", str(family.id), "op tijd"):
        assert secret not in words
    assert "Gezinsboek - uitnodiging</title>" in words


def test_without_an_invitation_the_page_asks_for_a_code():
    assert browser().get(JOINING).url == reverse("code")
    for step in ("joining_how", "joining_without_email"):
        assert browser().get(reverse(step), follow=True).redirect_chain[-1][0] == reverse("code")


def test_later_keeps_nothing_on_this_device(family):
    client, code = browser(), letter(family)
    client.get(path_of(code))
    page = client.post(reverse("joining_later"))
    assert "Gebruik straks weer dezelfde link of brief." in says(page)
    assert client.get(JOINING).url == reverse("code")
    assert client.get(path_of(code)).url == JOINING


def test_a_quick_exit_takes_the_invitation_from_the_device(family):
    client = browser()
    client.get(path_of(letter(family)))
    client.get("/snel-weg/")
    assert client.get(JOINING).url == reverse("code")


# Yes


def test_yes_leads_into_the_book_with_a_welcome(family):
    _client, page = joins("bram", path_of(letter(family)))
    assert page.redirect_chain[-1][0] == reverse("our_story", args=[family.id])
    assert "Welkom in dit boek. Je leest hier: School." in says(page)
    assert "leest ook wat jij daar schrijft" not in says(page)


def test_who_will_write_is_told_who_reads_it(family):
    code = letter_for(browser("noor"), family, told(family, {"School": "write"}), name="Bram", kind="school")
    _client, page = joins("bram", path_of(code))
    assert "Wie een hoofdstuk leest, leest ook wat jij daar schrijft." in says(page)


def test_the_invited_address_comes_in_at_once(family):
    _client, page = joins("bram", mail(family, player("bram").email))
    assert page.redirect_chain[-1][0] == reverse("our_story", args=[family.id])


def test_a_second_yes_leads_to_the_book_as_well(family):
    client, _page = joins("bram", path_of(letter(family)))
    assert client.post(YES).url == reverse("timeline", args=[family.id])


def test_nobody_comes_in_without_signing_in(family):
    client, before = browser(), member_ids(family)
    client.get(path_of(letter(family)))
    assert client.post(YES).url.startswith(reverse("account_login"))
    assert member_ids(family) == before


def test_signing_up_keeps_the_invitation(family):
    client, address = browser(), f"{uuid4().hex}@buurt.test"
    client.get(path_of(letter(family)))
    client.post(reverse("account_signup"), {"name": "Fatma", "email": address, "next": JOINING})
    page = client.post(reverse("account_email_verification_sent"), {"code": code_in_mail(address)}, follow=True)
    assert page.redirect_chain[-1][0] == JOINING
    assert "Je bent ingelogd als Fatma." in says(page)


def test_a_get_never_says_yes(family):
    client, before = browser("bram"), member_ids(family)
    client.get(path_of(letter(family)))
    assert client.get(YES).status_code == 405
    assert member_ids(family) == before


# Another address


def test_another_address_waits_for_a_yes(family):
    path, before = mail(family, f"{uuid4().hex}@buurt.test"), member_ids(family)
    _client, page = joins("bram", path)
    assert "Noor moet eerst ja zeggen" in says(page)
    assert member_ids(family) == before
    seen = says(browser("noor").get(reverse("invitations", args=[family.id])))
    assert "Wacht op jouw ja" in seen
    assert "bram@voorbeeld.test" in seen


def test_a_professional_who_waits_shows_their_work(family):
    joins("karim", mail(family, f"{uuid4().hex}@werk.test"))
    seen = says(browser("noor").get(reverse("invitations", args=[family.id])))
    assert "gezinscoach, Jeugd en Gezin" in seen


def test_the_sender_is_told_by_mail_once_and_without_a_name(family):
    path = mail(family, f"{uuid4().hex}@buurt.test")
    before = len(mails_to("noor@voorbeeld.test"))
    client, _page = joins("bram", path)
    client.post(YES)
    told_ = mails_to("noor@voorbeeld.test")[before:]
    assert len(told_) == 1
    assert "Bram" not in told_[0].subject + told_[0].text


def test_a_yes_lets_them_in_and_tells_them(family):
    path = mail(family, f"{uuid4().hex}@buurt.test")
    joins("bram", path)
    noor, before = browser("noor"), len(mails_to("bram@voorbeeld.test"))
    one_ = does("noor", lambda: Invitation.objects.get(waits_for=player("bram").id, dossier_id=family.id))
    answer = reverse("invitation_answer", args=[family.id, one_.id])
    assert "Bram doet nu mee." in says(noor.post(answer, {"answer": "yes"}, follow=True))
    assert len(mails_to("bram@voorbeeld.test")) == before + 1
    assert browser("bram").get(path).url == reverse("timeline", args=[family.id])
    assert noor.post(answer, {"answer": "yes"}).status_code == 302  # a second click


def test_a_no_keeps_them_out_and_kills_the_link(family):
    path, before = mail(family, f"{uuid4().hex}@buurt.test"), member_ids(family)
    joins("bram", path)
    noor = browser("noor")
    one_ = does("noor", lambda: Invitation.objects.get(waits_for=player("bram").id, dossier_id=family.id))
    page = noor.post(reverse("invitation_answer", args=[family.id, one_.id]), {"answer": "no"}, follow=True)
    assert "Jij zei nee. De code werkt niet meer." in says(page)
    assert browser("bram").get(path).status_code == 410
    assert member_ids(family) == before


def test_only_the_sender_answers_and_knows_who_waits(family):
    joins("bram", mail(family, f"{uuid4().hex}@buurt.test"))
    one_ = does("noor", lambda: Invitation.objects.get(waits_for=player("bram").id, dossier_id=family.id))
    for key in ("mark", "daan"):
        page = says(browser(key).get(reverse("invitations", args=[family.id])))
        assert "Bram" not in page
        assert "bram@" not in page
        answer = reverse("invitation_answer", args=[family.id, one_.id])
        assert browser(key).post(answer, {"answer": "yes"}).status_code == 404
        with as_(key, book=family.id), transaction.atomic():
            assert not Person.objects.filter(id=player("bram").id).exists()


def test_a_second_stranger_with_the_same_link_is_told(family):
    path = mail(family, f"{uuid4().hex}@buurt.test")
    joins("bram", path)
    _client, page = joins("karim", path)
    assert "Iemand anders heeft deze uitnodiging al geopend." in says(page)


def test_a_yes_without_anybody_who_waits_does_nothing(family):
    code, before = letter(family), member_ids(family)
    answer = reverse("invitation_answer", args=[family.id, invitation_of(code)])
    assert browser("noor").post(answer, {"answer": "yes"}).status_code == 302
    assert member_ids(family) == before
