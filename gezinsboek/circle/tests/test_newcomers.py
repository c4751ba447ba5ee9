"""SHARING 14: who is new comes in: professionals with their work, letters without e-mail, a shared phone."""

from uuid import uuid4

import pytest
from django.urls import reverse

from cast.browser import session_of
from gezinsboek.circle import invitations
from gezinsboek.people.gate import FACTOR
from gezinsboek.people.models import Account

from .inviting import browser, halves, letter_for, path_of, says, told
from .joining import JOINING, YES, letter, mail, member_ids

pytestmark = pytest.mark.usefixtures("nobody_tried_yet")


@pytest.fixture
def somebody():
    """A person of this test alone, signed in without work or factor."""
    from gezinsboek.people.accounts import open_account

    return open_account("Sanne", email=f"{uuid4().hex}@school.test")


def browser_of(account: Account, client=None):
    """A browser in which this account is signed in, with nothing proved."""
    from django.conf import settings
    from django.contrib.auth import login
    from django.http import HttpRequest

    from gezinsboek.people.sessions import SessionStore

    request = HttpRequest()
    request.session = SessionStore()
    login(request, account, "allauth.account.auth_backends.AuthenticationBackend")
    request.session.save()
    client = client or browser()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.token or ""
    return client


def school_letter(family) -> str:
    return letter_for(browser("noor"), family, told(family, {"School": "write"}), name="Juf Sanne", kind="school")


def test_a_professional_first_says_where_they_work(family, somebody):
    client, code = browser_of(somebody), school_letter(family)
    client.get(path_of(code))
    assert "Vertel daarna eerst waar je werkt." in says(client.get(JOINING))
    assert client.post(YES).url == f"{reverse('my_work')}?next=%2Fuitnodiging%2F"
    work = {"organisation": "De Regenboog", "profession": "leerkracht", "next": JOINING}
    assert client.post(reverse("my_work"), work).url == JOINING
    assert client.get(path_of(code)).url == JOINING  # nothing was used


def test_a_professional_without_a_second_factor_sees_nothing_and_keeps_the_invitation(family, somebody):
    client, before = browser_of(somebody), member_ids(family)
    client.get(path_of(school_letter(family)))
    client.post(reverse("my_work"), {"organisation": "De Regenboog", "profession": "leerkracht"})
    assert client.post(YES).url == reverse("second_factor")
    assert client.get(reverse("timeline", args=[family.id])).url == reverse("second_factor")
    assert member_ids(family) == before
    session = session_of(client)
    session[FACTOR] = True
    session.save()
    assert client.post(YES).url == reverse("our_story", args=[family.id])


def test_the_rules_refuse_a_professional_without_work(family, somebody):
    from gezinsboek.ground.acting import Acting

    code = school_letter(family)
    assert invitations.redeem(Acting(person=somebody.pk), *halves(code), [], "Sanne") == "work"


# Without e-mail


def test_with_a_letter_no_address_is_needed(family):
    client = browser()
    client.get(path_of(letter(family)))
    assert "Ik heb geen e-mailadres" in says(client.get(reverse("joining_how")))
    answer = client.post(reverse("joining_without_email"), {"name": "Fatma"})
    assert answer.url == reverse("own_key")
    assert "Je bent ingelogd als Fatma." in says(client.get(JOINING))
    assert client.post(YES).url == reverse("own_key")  # first a key of one's own


def test_with_a_mail_there_is_an_address(family):
    client = browser()
    client.get(mail(family, f"{uuid4().hex}@buurt.test"))
    assert "Ik heb geen e-mailadres" not in says(client.get(reverse("joining_how")))
    assert client.post(reverse("joining_without_email"), {"name": "Fatma"}).url == JOINING


def test_one_letter_does_not_make_many_accounts(family):
    path = path_of(letter(family))
    answers = []
    for _ in range(4):
        client = browser()
        client.get(path)
        answers.append(client.post(reverse("joining_without_email"), {"name": "Fatma"}).status_code)
    assert answers == [302, 302, 302, 422]


# A shared phone


def test_who_is_signed_in_is_said_and_can_be_changed(family):
    client = browser("tine")
    client.get(path_of(letter(family)))
    assert "Je bent ingelogd als Oma Tine." in says(client.get(JOINING))
    assert client.post(reverse("joining_switch")).url == reverse("joining_how")
    assert not session_of(client).get("_auth_user_id")
    assert "Noor nodigt je uit" in says(client.get(JOINING))


def test_switching_takes_nothing_else_of_the_other_person_along(family):
    client = browser("tine")
    session = session_of(client)
    session["parked"] = {"text": "geheim"}
    session.save()
    client.get(path_of(letter(family)))
    client.post(reverse("joining_switch"))
    assert "parked" not in session_of(client)
