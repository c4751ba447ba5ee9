"""Coming in on the screens, in a few words: for the tests of codes, joining and newcomers."""

from uuid import UUID

from django.urls import reverse

from cast.deeds import does
from gezinsboek.circle import invitations
from gezinsboek.circle.models import Member

from .inviting import browser, halves, letter_for, link_to, says, sends, told
from .wires import one, superuser

WRONG = "BEVER-0000-KAAS-99"
JOINING, YES = "/uitnodiging/", "/uitnodiging/ja/"


def letter(family, **more) -> str:
    """A letter for somebody of the network, into School."""
    return letter_for(browser("noor"), family, told(family, **more), name="Buurvrouw Fatma", kind="network")


def mail(family, to: str) -> str:
    """An invitation for the network by mail; the path behind its link."""
    sends(browser("noor"), family, told(family, how="mail", address=to), "Buurvrouw Fatma", "network")
    return link_to(to)


def types(client, code: str):
    return client.post(reverse("code"), {"code": code})


def invitation_of(code: str):
    with superuser() as root:
        found = invitations.code_hash(*halves(code))
        return one(root, "select id from invitation where code_hash = %s", found)


def member_ids(family) -> set[UUID]:
    return does("noor", lambda: set(Member.objects.filter(accepted_at__isnull=False).values_list("id", flat=True)))


def joins(key: str, path: str):
    """This player opens the link and says yes; the page after it."""
    client = browser(key)
    client.get(path)
    return client, client.post(YES, follow=True)


def closed(path: str, key: str | None = None) -> str:
    page = browser(key).get(path)
    assert page.status_code == 410
    return says(page)
