"""Inviting somebody once more: what was chosen before is proposed, and nothing else."""

from typing import Any

from django.urls import reverse

from cast.deeds import does
from cast.family import READ, WRITE, Family
from gezinsboek.circle import sharing
from gezinsboek.circle.models import Grant

from .inviting import browser, says, sends, told
from .wires import superuser


def first_step(client: Any, family: Family, member: object) -> Any:
    return client.get(reverse("invite", args=[family.id]), {"opnieuw": str(member)}).context["form"]


def second_step(client: Any, family: Family, form: Any, **more: str) -> Any:
    step = {name: form[name].value() or "" for name in form.fields} | more
    assert client.post(reverse("invite", args=[family.id]), step).status_code == 302
    return client.get(reverse("invite_what", args=[family.id])).context["form"]


def level(form: Any, family: Family, chapter: str) -> str:
    return str(form[f"chapter-{family.chapters[chapter]}"].value())


def test_who_stopped_is_proposed_as_they_were(family):
    does("noor", lambda: sharing.end_member(family.members["femke"]))
    noor = browser("noor")
    form = first_step(noor, family, family.members["femke"])
    assert form["name"].value() == "Femke"
    assert form["kind"].value() == "help"
    form = second_step(noor, family, form)
    assert form["purpose"].value() == "Helpt ons gezin."
    assert level(form, family, "Hulp") == WRITE
    assert level(form, family, "Groeien") == "none"
    assert form["since"].value() == "today"


def test_what_was_taken_away_before_is_not_proposed_again(family):
    def end() -> None:
        grant = Grant.objects.get(member_id=family.members["tine"], chapter_id=family.chapters["School"], until=None)
        sharing.end_grant(grant.id)

    does("noor", end)
    does("noor", lambda: sharing.end_member(family.members["tine"]))
    noor = browser("noor")
    form = second_step(noor, family, first_step(noor, family, family.members["tine"]))
    assert level(form, family, "Thuis") != "none"
    assert level(form, family, "School") == "none"


def test_an_invitation_that_was_withdrawn_is_proposed_with_its_address(family):
    noor, to = browser("noor"), "juf.sanne.again@school.test"
    step = told(family, {"School": READ}, how="mail", address=to, purpose="Leert Lina lezen.")
    invitation = sends(noor, family, step)
    noor.post(reverse("invitation_withdraw", args=[family.id, invitation]))
    page = noor.get(reverse("invitations", args=[family.id]))
    assert "Opnieuw uitnodigen Juf Sanne" in says(page)
    member = page.context["gone"][0].member.id
    form = second_step(noor, family, first_step(noor, family, member))
    assert (form["how"].value(), form["address"].value()) == ("mail", to)
    assert form["purpose"].value() == "Leert Lina lezen."
    assert level(form, family, "School") == READ


def test_for_something_else_nothing_is_proposed(family):
    does("noor", lambda: sharing.end_member(family.members["femke"]))
    noor = browser("noor")
    form = first_step(noor, family, family.members["femke"])
    form = second_step(noor, family, form, kind="school")
    assert not form["purpose"].value()
    assert level(form, family, "Hulp") == "none"


def test_nothing_is_proposed_of_who_takes_part_or_is_unknown(family):
    noor = browser("noor")
    for member in (family.members["femke"], "no", "\x00", "00000000-0000-0000-0000-000000000000"):
        assert not first_step(noor, family, member)["name"].value()


def test_an_expired_invitation_offers_what_makes_sense(family):
    """Its code opens nothing any more, so there is nothing to take back: once more, or away with it."""
    noor = browser("noor")
    sends(noor, family, told(family))
    sends(noor, family, told(family, how="mail", address="sanne@example.org"), name="Juf Sanne van mail")
    page = reverse("invitations", args=[family.id])
    before = says(noor.get(page))
    assert before.count("Trek in") == 2 and "Haal weg" not in before
    with superuser() as root:
        root.execute("update invitation set expires_at = now() - interval '1 day' where used_at is null")
    after = says(noor.get(page))
    assert "Trek in" not in after and after.count("Haal weg") == 2
    assert "Maak een nieuwe brief" in after and "Nodig opnieuw uit" in after
    with superuser() as root:
        root.execute("update member set expires_at = now() - interval '1 day' where accepted_at is null")
    gone = says(noor.get(page))
    assert "Nodig opnieuw uit" not in gone and gone.count("Haal weg") == 2
