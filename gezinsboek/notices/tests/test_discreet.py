"""Every mail to a person obeys what they chose: discreet, quiet hours, no mail. What guards an account goes at any hour."""

import re

import pytest
from allauth.core.context import request_context
from django.conf import settings
from django.core import mail as sent_at_once
from django.db import connection, transaction
from django.test import Client, RequestFactory
from django.urls import reverse

from cast.family import noors_family
from cast.people import player
from gezinsboek.circle import sending
from gezinsboek.circle.erasing import Listener
from gezinsboek.circle.tasks import tell_erasing
from gezinsboek.circle.tests.inviting import browser, link_to, mails_to, sends
from gezinsboek.circle.tests.inviting import told as invited
from gezinsboek.ground import clock
from gezinsboek.ground.mail.models import Mail
from gezinsboek.people import lost_mail
from gezinsboek.people.adapter import AccountAdapter
from gezinsboek.people.models import Account
from running.places import ROOT

from .telling import day, wish

PRODUCT = ROOT / "gezinsboek"
TOLD = re.compile(r'\btell\([^"()]*"(\w+/\w+)"')
BOOK_MAILS = sorted({name for path in PRODUCT.glob("*/**/*.py") for name in TOLD.findall(path.read_text())})
LOST_MAILS = sorted(
    path.stem for path in (PRODUCT / "people/templates/people/mail").glob("*.txt") if "_subject" not in path.stem
)
ACCOUNT_MAILS = sorted(
    f"{path.parent.parent.name}/email/{path.stem.removesuffix('_message')}"
    for path in (PRODUCT / "people/templates").glob("*/email/*_message.txt")
)
NOBODYS = {"account/email/unknown_account"}  # goes to an address without an account, which chose nothing


@pytest.fixture(scope="module")
def family(no_books_yet):
    """One for all tests here: none of them changes it."""
    return noors_family()


def told(family, template: str = "guests/more_mail") -> Mail | None:
    """The mail that Mark is told with; none when there is none."""
    with transaction.atomic():
        sending.tell(player("mark").id, template, reverse("once_links", args=[family.id]), family.id)
    return waiting()


def waiting() -> Mail | None:
    return Mail.objects.using("door").filter(sent_at=None).first()


def test_the_lists_of_mails_are_whole():
    assert BOOK_MAILS == [
        "circle/erasing_mail",
        "circle/joining_let_in_mail",
        "circle/joining_waits_mail",
        "guests/more_mail",
    ]
    assert len(LOST_MAILS) == 8 and len(ACCOUNT_MAILS) == 12


# Of a book


@pytest.mark.parametrize("template", BOOK_MAILS)
def test_a_discreet_mail_of_a_book_shows_no_name_of_ours_and_no_link(family, template):
    wish("mark", discreet=True)
    mail = told(family, template)
    assert mail and mail.discreet and mail.subject == "Bericht van je agenda"
    for part in (mail.subject, mail.text, mail.html.split("<body")[1]):
        assert "boek" not in part.lower() and "gezin" not in part.lower() and "http" not in part
    assert "<title></title>" in mail.html


@pytest.mark.parametrize("template", BOOK_MAILS)
def test_a_mail_of_a_book_says_what_it_is_about_to_nobody(family, template):
    wish("mark")
    mail = told(family, template)
    assert mail and not mail.discreet
    assert "boek" not in mail.subject.lower() and reverse("once_links", args=[family.id]) in mail.text
    assert "boek" not in re.sub(r"https?://\S+", "", mail.text).lower()


@pytest.mark.parametrize(
    ("now", "hours", "leaves"),
    [
        (day(1, 23), (21, 7), day(2, 7)),
        (day(1, 3), (21, 7), day(1, 7)),
        (day(1, 7), (21, 7), None),
        (day(1, 12), (21, 7), None),
        (day(1, 13, 30), (13, 15), day(1, 15)),
        (day(1, 3), (7, 7), None),
    ],
    ids=["evening", "night", "just over", "day", "a nap", "never quiet"],
)
def test_in_quiet_hours_a_mail_of_a_book_waits_until_they_are_over(family, now, hours, leaves):
    wish("mark", quiet_from=hours[0], quiet_until=hours[1])
    with clock.moved_to(now):
        mail = told(family)
    assert mail and mail.not_before == leaves
    with connection.cursor() as cursor:
        cursor.execute("select scheduled_at from procrastinate_jobs where lock = %s", [f"mail {mail.pk}"])
        assert cursor.fetchone() == (leaves,)


def test_who_never_wished_anything_is_not_woken_at_night(family):
    with clock.moved_to(day(1, 23)):
        mail = told(family)
    assert mail and mail.not_before == day(2, 7) and not mail.discreet


def test_the_wishes_of_one_are_not_those_of_another(family):
    wish("noor", mail=False, discreet=True)
    mail = told(family)
    assert mail and not mail.discreet


@pytest.mark.parametrize("template", BOOK_MAILS)
def test_who_wants_no_mail_gets_none_of_a_book(family, template):
    wish("mark", mail=False)
    assert told(family, template) is None


def test_no_mail_about_one_book_is_none_about_that_book(family):
    wish("mark", "none")
    assert told(family) is None
    wish("mark", "week")
    assert told(family)


@pytest.mark.parametrize("moment", ["asked", "declined"])
def test_what_stands_in_the_book_is_not_mailed_to_who_wants_no_mail(family, monkeypatch, moment):
    assert erasing_tells(family, monkeypatch, moment) is None


@pytest.mark.parametrize("moment", ["agreed", "taken back", "erased"])
def test_that_a_book_closes_or_is_gone_is_told_also_to_who_wants_no_mail_and_discreetly(family, monkeypatch, moment):
    mail = erasing_tells(family, monkeypatch, moment)
    assert mail and mail.discreet and mail.subject == "Bericht van je agenda"


def erasing_tells(family, monkeypatch, moment: str) -> Mail | None:
    wish("mark", mail=False, discreet=True)
    mark = Listener(player("mark").id, reverse("take_own"), family.id)
    monkeypatch.setattr("gezinsboek.circle.erasing.listeners", lambda *asked: [mark])
    tell_erasing(str(family.id), moment)
    return waiting()


def test_an_invitation_obeys_the_wish_of_whom_it_reaches_and_keeps_its_link(family):
    """The code stands nowhere else."""
    address = player("yasmin").email
    wish("yasmin", mail=False, discreet=True, quiet_from=21, quiet_until=7)
    with clock.moved_to(day(1, 23)):
        sends(browser("noor"), family, invited(family, how="mail", address=address))
    mail = mails_to(address)[-1]
    assert mail.discreet and mail.subject == "Bericht van je agenda" and mail.not_before == day(2, 7)
    assert "/uitnodiging" in link_to(address)
    assert "gezin" not in re.sub(r"https?://\S+", "", mail.text).lower()


# Of an account


@pytest.mark.parametrize("step", LOST_MAILS)
def test_what_guards_an_account_goes_at_once_and_discreetly(family, step):
    wish("mark", mail=False, discreet=True, quiet_from=21, quiet_until=7)
    with clock.moved_to(day(1, 23)):
        lost_mail.tell(player("mark").id, step, player("mark").id)
    mail = waiting()
    assert mail and mail.discreet and mail.not_before is None
    seen = re.sub(r"https?://[^\s\"<]+", "", mail.subject + mail.text + mail.html)
    assert "gezinsboek" not in seen.lower()


@pytest.mark.parametrize("discreet", [True, False])
@pytest.mark.parametrize("template", [name for name in ACCOUNT_MAILS if name not in NOBODYS])
def test_a_mail_of_the_sign_in_comes_from_the_sender_they_chose(template, discreet):
    wish("mark", discreet=discreet)
    with request_context(RequestFactory().get("/")):
        AccountAdapter().send_mail(template, player("mark").email, {"code": "ABCD-EFGH"})
    message = sent_at_once.outbox[-1]
    assert message.from_email == (settings.DISCREET_FROM_EMAIL if discreet else settings.DEFAULT_FROM_EMAIL)
    assert "gezinsboek" not in f"{message.subject} {message.body}".lower()


def test_an_old_address_is_told_as_its_owner_wants_it():
    wish("mark", discreet=True)
    mark = Account.objects.using("door").get(pk=player("mark").id)
    with request_context(RequestFactory().get("/")):
        AccountAdapter().send_notification_mail("account/email/email_changed", mark, {}, email="vroeger@voorbeeld.test")
    assert sent_at_once.outbox[-1].from_email == settings.DISCREET_FROM_EMAIL


def test_a_discreet_code_can_be_read_and_is_asked_for_at_any_hour():
    wish("mark", mail=False, discreet=True, quiet_from=21, quiet_until=7)
    with clock.moved_to(day(1, 23)):
        Client().post(reverse("account_login"), {"login": player("mark").email})
    message = sent_at_once.outbox[-1]
    assert message.from_email == settings.DISCREET_FROM_EMAIL and message.subject == "Je code"
    assert re.search(r"^[A-Z0-9]+-[A-Z0-9]+$", str(message.body), re.MULTILINE)
