"""Spelregels, by the rules: read by all in the book, said by who arranges it, answered by each for themselves."""

from datetime import date
from functools import partial
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from cast.deeds import does, is_refused
from cast.family import READ, WRITE, Family
from cast.people import as_, player
from gezinsboek.circle import agreement, invitations
from gezinsboek.circle.models import Accord, Agreement
from gezinsboek.dossier.models import Child
from gezinsboek.ground.acts import Stale, act, ask
from gezinsboek.ground.ids import new_id

from .test_at_once import at_once
from .wires import column, one, superuser

EVERYBODY = ("noor", "mark", "jade", "tine", "femke", "daan", "yasmin")


def text(book: UUID, words: str = "We schrijven vriendelijk.", id_: UUID | None = None) -> Agreement:
    made = Agreement(id=id_ or new_id(), dossier_id=book)
    made.told = {"write": words}
    return made


def says(family: Family, key: str = "noor", words: str = "We schrijven vriendelijk.", made_from: int = 0) -> Agreement:
    made = text(family.id, words)
    does(key, lambda: agreement.say(made, made_from))
    return made


def yes(key: str, of: Agreement) -> None:
    does(key, lambda: agreement.say_yes(of.id))


def seen(family: Family, key: str, *, fresh: bool = True) -> set[UUID]:
    """Whose yes this player sees."""
    told = lambda: set(Accord.objects.filter(dossier_id=family.id).values_list("member", flat=True))  # noqa: E731
    return does(key, told, fresh=fresh)


def waits(family: Family, key: str, through: str | None = None) -> bool:
    behind = family.members[through] if through else None
    return does(key, lambda: ask("agreement_waits", family.id)[0][0] is not None, through=behind)


# ---------- reading


def test_everybody_in_the_book_reads_the_text_and_nobody_else(family):
    said = says(family)
    for key in EVERYBODY:
        assert does(key, lambda: Agreement.objects.get(id=said.id).told) == {"write": "We schrijven vriendelijk."}
    assert not does("karim", lambda: Agreement.objects.filter(id=said.id).exists())


def test_the_text_is_sealed_in_the_database(family):
    said = says(family, words="Een heel bijzondere zin.")
    with superuser() as root:
        sealed = one(root, "select told_sealed from agreement where id = %s", said.id)
    assert b"bijzondere" not in bytes(sealed)


def test_who_stopped_reads_it_no_more(family):
    said = says(family)
    does("noor", lambda: act("end_member", family.members["tine"]))
    assert not does("tine", lambda: Agreement.objects.filter(id=said.id).exists())
    assert is_refused("tine", partial(act, "say_accord", said.id))


def test_another_book_knows_nothing_of_it(family):
    said, other = says(family), Family.opens("ria", "Kyan")
    other.comes("femke", {"Hulp": WRITE})
    assert not does("ria", lambda: Agreement.objects.filter(id=said.id).exists())
    assert is_refused("ria", partial(act, "say_accord", said.id))
    assert is_refused("ria", lambda: act("say_agreement", said.id, other.id, 0, b""))


# ---------- saying it


@pytest.mark.parametrize("key", ["noor", "mark"])
def test_a_guardian_says_it(family, key):
    said = says(family, key)
    with superuser() as root:
        assert one(root, "select version from agreement where id = %s", said.id) == 1
        assert one(root, "select said_by from agreement where id = %s", said.id) == family.members[key]
        assert column(root, "select member from accord where agreement_id = %s", said.id) == {family.members[key]}


@pytest.mark.parametrize("key", ["jade", "tine", "femke", "daan", "karim"])
def test_who_does_not_arrange_the_book_does_not_say_it(family, key):
    made = text(family.id)
    assert is_refused(key, lambda: agreement.say(made, 0))
    assert not does(key, lambda: ask("i_may_say_agreement", family.id)[0][0])


def test_a_young_person_of_sixteen_says_it_and_of_fifteen_not():
    family, today = Family.opens("fatima", "Wij"), date.today()
    child = family.child("Imane", date(today.year - 16, 1, 1))
    family.comes("jade", {"Thuis": WRITE}, child="Imane")
    assert child
    assert does("jade", lambda: ask("i_may_say_agreement", family.id)[0][0])
    assert says(family, "jade")
    younger = Family.opens("rania", "Wij")
    younger.child("Imane", date(today.year - 15, 12, 31) if today < date(today.year, 12, 31) else today)
    younger.comes("jade", {"Thuis": WRITE}, child="Imane")
    assert is_refused("jade", lambda: agreement.say(text(younger.id), 0))
    assert does("rania", lambda: Child.objects.filter(dossier_id=younger.id).count()) == 1


def test_each_text_stays_with_who_said_it(family):
    first, second = says(family), says(family, "mark", "En zacht.", made_from=1)
    told = does("daan", lambda: {a.version: (a.id, a.said_by) for a in Agreement.objects.filter(dossier_id=family.id)})
    assert told == {1: (first.id, family.members["noor"]), 2: (second.id, family.members["mark"])}


def test_a_text_made_from_an_older_one_is_stale(family):
    says(family)
    with pytest.raises(Stale):
        says(family, "mark", "Nee, zo.", made_from=0)
    with pytest.raises(Stale):
        says(family, "mark", "Nee, zo.", made_from=7)


def test_a_double_click_says_it_once(family):
    made = text(family.id)
    for _twice in range(2):
        does("noor", lambda: agreement.say(made, 0))
    with superuser() as root:
        assert one(root, "select count(*) from agreement where dossier_id = %s", family.id) == 1
    assert is_refused("mark", lambda: agreement.say(made, 1))


def test_two_at_once_make_no_two_of_one_version(family):
    def tries(key: str) -> str:
        try:
            says(family, key)
        except Stale:
            return "stale"
        return "said"

    assert sorted(map(str, at_once(partial(tries, "noor"), partial(tries, "mark")))) == ["said", "stale"]


def test_nobody_writes_past_the_functions(family):
    said = says(family)
    for table in ("agreement", "accord"):
        for deed in (f"delete from {table}", f"update {table} set said_at = now()"):
            with as_("noor"), pytest.raises(DatabaseError), transaction.atomic():
                act_raw(deed)
    with as_("noor"), pytest.raises(DatabaseError), transaction.atomic():
        text(family.id).save(force_insert=True)
    with as_("daan"), pytest.raises(DatabaseError), transaction.atomic():
        Accord(dossier_id=family.id, agreement_id=said.id, member=family.members["daan"]).save(force_insert=True)


def act_raw(deed: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(deed)


# ---------- saying yes


def test_each_answers_for_themselves_and_twice_is_once(family):
    said = says(family)
    assert waits(family, "femke")
    for _twice in range(2):
        yes("femke", said)
    assert not waits(family, "femke")
    assert seen(family, "noor") == {family.members["noor"], family.members["femke"]}


def test_a_changed_text_asks_again_and_the_old_yes_stays(family):
    said = says(family)
    yes("femke", said)
    newer = says(family, words="Anders.", made_from=1)
    assert waits(family, "femke")
    assert not waits(family, "noor")
    with pytest.raises(Stale):
        yes("femke", said)
    yes("femke", newer)
    told = does("noor", lambda: Accord.objects.filter(member=family.members["femke"]).count())
    assert told == 2


def test_without_a_text_nothing_waits(family):
    assert not waits(family, "femke")
    assert not waits(family, "karim")


def test_the_family_sees_every_yes_and_a_helper_only_their_own(family):
    said = says(family)
    for key in ("mark", "jade", "femke", "daan"):
        yes(key, said)
    every = {family.members[key] for key in ("noor", "mark", "jade", "femke", "daan")}
    assert seen(family, "noor") == seen(family, "mark") == every
    assert seen(family, "jade") == every
    assert seen(family, "femke") == {family.members["femke"]}
    assert seen(family, "daan") == {family.members["daan"]}
    assert seen(family, "tine") == set()
    assert seen(family, "karim") == set()


def test_a_helper_of_a_private_chapter_betrays_nothing_by_a_yes(family):
    family.private_chapter("noor", "Van mij")
    family.comes("bram", {"Van mij": READ})
    said = says(family)
    yes("bram", said)
    assert family.members["bram"] in seen(family, "noor")
    assert family.members["bram"] not in seen(family, "noor", fresh=False)
    assert family.members["bram"] not in seen(family, "mark")


def test_looking_as_somebody_shows_the_text_but_no_answers_and_says_nothing(family):
    said = says(family)
    yes("femke", said)
    femke = family.members["femke"]
    assert does("noor", lambda: Agreement.objects.filter(id=said.id).exists(), through=femke)
    assert does("noor", lambda: Accord.objects.count(), through=femke) == 0
    assert not waits(family, "mark", through="femke")
    assert is_refused("mark", partial(act, "say_accord", said.id), through=femke)
    assert is_refused("noor", lambda: agreement.say(text(family.id), 1), through=femke)


def test_saying_and_agreeing_are_logged_and_seen_by_the_family(family):
    said = says(family)
    yes("femke", said)
    with superuser() as root:
        query = "select member_id from log_line where dossier_id = %s and event_id = %s"
        assert column(root, query, family.id, "agreement") == {family.members["noor"]}
        assert column(root, query, family.id, "accord") == {family.members["femke"]}


def test_whoever_comes_in_said_yes_at_the_door(family):
    said = says(family)
    family.comes("bram", {"Hulp": READ})
    assert family.members["bram"] in seen(family, "noor")
    assert not waits(family, "bram")
    assert said


@pytest.mark.parametrize("ticked", [None, "another"])
def test_nobody_comes_in_without_a_yes_to_the_text_of_now(family, ticked):
    says(family)
    sent = does("noor", lambda: _invites(family))
    agreed = new_id() if ticked else None
    guest = player("bram")
    assert invitations.redeem(guest.acting(), sent.handle, sent.secret, [], guest.name, agreed) == "agree"
    assert invitations.peek(sent.handle, sent.secret) is not None  # no try was counted for nothing


def test_a_yes_at_the_door_waits_with_whoever_waits(family):
    said = says(family)
    sent = does("noor", lambda: _invites(family, "iemand@anders.test"))
    guest = player("bram")
    assert invitations.redeem(guest.acting(), sent.handle, sent.secret, [guest.email], "Bram", said.id) == "waits"
    with superuser() as root:
        assert column(root, "select member from accord where agreement_id = %s", said.id) == {family.members["noor"]}
    newer = says(family, words="Anders.", made_from=1)
    assert does("noor", lambda: act("say_yes", sent.invitation, _nothing())[0][0]) == "in"
    with superuser() as root:
        query = "select agreement_id from accord a join member m on m.id = a.member where m.person_id = %s and m.dossier_id = %s"
        assert column(root, query, guest.id, family.id) == {said.id}
    family.members["bram"] = sent.member
    assert waits(family, "bram")
    assert newer


def _invites(family: Family, address: str = "") -> invitations.Sent:
    return invitations.invite(
        family.id,
        name="Bram",
        role="network",
        title="buur",
        purpose="Helpt ons.",
        grants=[invitations.Wanted(family.chapters["Hulp"], READ)],
        address=address,
    )


def _nothing():
    from psycopg.types.json import Jsonb

    return Jsonb({})


def test_the_invited_reads_the_text_only_with_the_right_code(family):
    says(family, words="Zacht praten.")
    sent = does("noor", lambda: _invites(family))
    found = invitations.peek(sent.handle, sent.secret)
    assert found
    assert found.agreement
    assert found.agreement.told == {"write": "Zacht praten."}
    assert invitations.peek(sent.handle, "VERKEERD") is None
