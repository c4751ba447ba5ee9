"""SHARING 1, 4-6, 10, 14-16: giving, taking away, inviting, and what none of it may betray."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from psycopg.types.json import Jsonb

from cast.deeds import does, is_refused, replies
from cast.family import READ, WRITE, Family
from cast.people import as_, player
from gezinsboek.circle import invitations, opening, sharing
from gezinsboek.circle.models import Grant, Member
from gezinsboek.dossier.models import Chapter, Child
from gezinsboek.ground import clock
from gezinsboek.ground.claim import sign

from .wires import app_as, column, one, superuser, wire


def grants(family: Family, key: str, chapter: str) -> list[Grant]:
    """The running grants of somebody in a chapter, as their giver sees them."""
    with as_("noor", fresh=True), transaction.atomic():
        found = Grant.objects.filter(member_id=family.members[key], chapter_id=family.chapters[chapter])
        return [grant for grant in found if grant.until is None or grant.until > clock.now()]


def invited(family: Family, inviter: str, key: str, role: str, chapters: dict[str, str], **more: Any):
    """An invitation by letter, and the code that opens it."""
    wanted = [invitations.Wanted(family.chapters[name], level) for name, level in chapters.items()]
    return does(
        inviter,
        lambda: invitations.invite(
            family.id, name=player(key).name, role=role, title="", purpose="", grants=wanted, **more
        ),
    )


def comes_in(key: str, sent) -> str:
    return invitations.redeem(player(key).acting(), sent.handle, sent.secret, [], player(key).name)


def test_giving_again_replaces_what_was_given(family):
    family.grant("noor", "daan", "School", READ)
    family.grant("noor", "daan", "School", WRITE)
    assert [grant.level for grant in grants(family, "daan", "School")] == [WRITE]


def test_nobody_gives_more_than_they_have(family):
    school, daan = family.chapters["School"], family.members["daan"]
    assert is_refused("tine", lambda: sharing.give(school, daan, READ))
    assert is_refused("mark", lambda: sharing.give(family.chapters["Geld en wonen"], daan, READ))
    assert is_refused("femke", lambda: sharing.give(family.chapters["Hulp"], daan, READ))


def test_taking_away_by_replacing_is_refused_for_another_guardian(family):
    school, mark = family.chapters["School"], family.members["mark"]
    assert is_refused("noor", lambda: sharing.give(school, mark, READ))
    assert is_refused("noor", lambda: sharing.give(school, mark, WRITE, until=clock.now() + timedelta(days=1)))
    assert is_refused("noor", lambda: sharing.end_member(mark))
    assert is_refused("noor", lambda: sharing.end_grant(grants(family, "mark", "School")[0].id))


def test_the_owner_of_a_private_chapter_takes_away_what_was_given_there(family):
    family.private_chapter("noor", "Mijn plek")
    family.grant("noor", "mark", "Mijn plek", WRITE)
    family.grant("noor", "mark", "Mijn plek", READ)
    assert [grant.level for grant in grants(family, "mark", "Mijn plek")] == [READ]


def test_a_later_end_gives_nothing_in_a_chapter_one_does_not_read(family):
    soon, later = clock.now() + timedelta(days=2), clock.now() + timedelta(days=90)
    family.comes("bram", {"School": READ}, until=soon)
    family.private_chapter("mark", "Van Mark")
    with as_("mark", fresh=True), transaction.atomic():
        sharing.give(family.chapters["Van Mark"], family.members["bram"], READ)
    does("noor", lambda: sharing.set_until(family.members["bram"], later))
    with superuser() as root:
        ends = dict(
            root.execute(
                "select chapter_id, until from chapter_grant where member_id = %s", [family.members["bram"]]
            ).fetchall()
        )
    assert ends == {family.chapters["School"]: None, family.chapters["Van Mark"]: soon}


def test_a_helper_of_a_private_chapter_is_unknown_to_all_others(family):
    family.private_chapter("mark", "Van Mark")
    family.comes("bram", {"Van Mark": WRITE}, inviter="mark")
    for key, fresh in (("noor", True), ("jade", True), ("femke", True), ("mark", False)):
        known = does(key, lambda: set(Member.objects.values_list("id", flat=True)), fresh=fresh)
        assert family.members["bram"] not in known, key
    assert family.members["bram"] in does("mark", lambda: set(Member.objects.values_list("id", flat=True)))


def test_the_log_tells_of_a_private_helper_only_while_fresh(family):
    family.private_chapter("mark", "Van Mark")
    family.comes("bram", {"Van Mark": WRITE}, inviter="mark")
    about = "select id from log_line where other_member = %s or member_id = %s"
    bram = family.members["bram"]
    for key, fresh, sees in (("mark", True, True), ("mark", False, False), ("noor", True, False)):
        with app_as(player(key).acting(fresh=fresh)) as app:
            assert bool(column(app, about, bram, bram)) is sees, (key, fresh)


def test_a_private_helper_can_be_invited_as_if_unknown(family):
    family.private_chapter("mark", "Van Mark")
    family.comes("bram", {"Van Mark": WRITE}, inviter="mark", purpose="Praat met Mark.")
    item = family.writes("mark", "Van Mark", "Voor Bram.")
    sent = invited(family, "noor", "bram", "professional", {"School": READ})
    assert comes_in("bram", sent) == "in"
    assert does("noor", lambda: Member.objects.get(id=family.members["bram"]).purpose) == ""
    school = family.writes("noor", "School", "Voor wie School leest.")
    assert family.sees("bram", fresh=True) >= {item.id, school.id}


def test_an_item_that_left_a_private_chapter_brings_no_traces_along(family):
    family.private_chapter("mark", "Van Mark")
    family.comes("bram", {"Van Mark": WRITE}, inviter="mark")
    item = family.writes("mark", "Van Mark", "Eerst voor mij.")
    with app_as(player("bram").acting(fresh=True)) as app:
        app.execute("select acl.looked_at(%s, 'read', '')", [item.id])
        app.commit()
    does("mark", lambda: item.move(family.chapters["School"]))
    with app_as(player("noor").acting(fresh=True)) as app:
        assert one(app, "select chapter_id from item where id = %s", item.id) == family.chapters["School"]
        assert column(app, "select chapter_id from log_line where item_id = %s", item.id) == set()
        assert column(app, "select member from acl.who_looked(%s)", item.id) == set()


def test_a_second_guardian_needs_the_yes_of_everybody_who_is_guardian_by_then():
    family = Family.opens()
    one_, two = (invited(family, "noor", key, "guardian", {"Thuis": READ}) for key in ("mark", "tine"))
    assert comes_in("mark", one_) == "in"
    assert comes_in("tine", two) == "guardians"


def test_only_a_guardian_brings_in_family(family):
    family.private_chapter("jade", "Van Jade")
    for role in ("youth", "guardian"):
        assert is_refused("jade", partial(invited, family, "jade", "sem", role, {"Van Jade": READ}))


def test_a_child_comes_in_once_and_as_itself(family):
    jade = family.children["Jade"]
    assert is_refused("noor", lambda: invited(family, "noor", "sem", "youth", {"Thuis": READ}, child=jade))
    assert is_refused(
        "noor", lambda: invited(family, "noor", "bram", "network", {"Thuis": READ}, child=family.children["Milan"])
    )


def test_what_the_inviter_lost_meanwhile_falls_away(family):
    family.private_chapter("mark", "Van Mark")
    sent = invited(family, "mark", "bram", "network", {"Thuis": READ, "School": READ})
    does("mark", lambda: sharing.end_grant(grants(family, "mark", "School")[0].id))
    assert comes_in("bram", sent) == "in"
    school, home = family.writes("noor", "School", "Op school."), family.writes("noor", "Thuis", "Thuis.")
    assert family.sees("bram") & {school.id, home.id} == {home.id}


def test_an_invitation_is_closed_when_the_inviter_has_left(family):
    sent = invited(family, "mark", "bram", "network", {"Thuis": READ})
    does("mark", lambda: sharing.end_member(family.members["mark"]))
    assert comes_in("bram", sent) == "wrong"


def test_five_wrong_tries_lock_a_code_and_the_family_sees_the_tries(family):
    sent = invited(family, "noor", "bram", "network", {"Thuis": READ})
    for _ in range(5):
        assert invitations.peek(sent.handle, "VERKEERD") is None
    assert comes_in("bram", sent) == "wrong"
    with app_as(player("noor").acting()) as app:
        query = "select count(*) from log_line where event_id = 'code' and other_member = %s"
        assert one(app, query, sent.member) == 5


def test_no_code_and_no_address_never_open_an_invitation(family):
    sent = invited(family, "noor", "bram", "network", {"Thuis": READ}, address="bram@voorbeeld.test")
    code = invitations.code_hash(sent.handle, sent.secret)
    with wire("gb_door") as door:
        assert one(door, "select invitation from acl.peek(%s, null)", sent.handle) is None
        claim = sign(player("karim").acting())
        redeem = "select acl.redeem(%s, %s, %s, null, '', %s)"
        assert one(door, redeem, claim, sent.handle, code, Jsonb({})) != "in"


def test_who_comes_back_is_the_same_member_and_old_grants_stay_ended(family):
    item = family.writes("daan", "School", "Van voor ik wegging.")
    member = family.members["daan"]
    does("noor", lambda: sharing.end_member(member))
    assert family.comes("daan", {"Thuis": READ}) == member
    assert item.id not in family.sees("daan")


def test_gezag_is_never_entered_as_proven(family):
    put = (
        "insert into custody (id, dossier_id, child_id, member, answer, source, given_at)"
        " values (gen_random_uuid(), %s, %s, %s, 'yes', %s, now())"
    )
    told = [family.id, family.children["Milan"], family.members["noor"]]
    with app_as(player("noor").acting()) as app:
        app.execute(put, [*told, "self"])
    with app_as(player("noor").acting()) as app, pytest.raises(Exception, match="row-level security"):
        app.execute(put, [*told, "evidence"])


def test_a_birth_date_never_goes_back_to_a_younger_band(family):
    today = date.today()
    milan = does("noor", lambda: Child.objects.get(id=family.children["Milan"]))
    jade = does("noor", lambda: Child.objects.get(id=family.children["Jade"]))
    does("noor", lambda: opening.say_birth(milan, date(today.year - 10, 1, 1)))
    with clock.moved_to(clock.now() + timedelta(days=2)):
        not_younger(milan, jade, today)


def not_younger(milan, jade, today):
    assert is_refused("noor", lambda: opening.say_birth(jade, date(today.year - 9, 1, 1)))
    assert is_refused("jade", lambda: opening.say_birth(jade, date(today.year - 9, 1, 1)))
    assert is_refused("femke", lambda: opening.say_birth(milan, date(today.year - 9, 1, 1)))
    does("jade", lambda: opening.say_birth(jade, date(today.year - 16, 1, 1)))


def test_looking_as_somebody_changes_nothing_at_all(family):
    item = family.writes("noor", "School", "Mooi weer.")
    with app_as(player("noor").acting()) as app:
        app.execute(
            "insert into heart (id, dossier_id, item_id, author, created_at) values (gen_random_uuid(), %s, %s, %s, now())",
            [family.id, item.id, family.members["noor"]],
        )
        app.commit()
    through = player("noor").acting(through=family.members["daan"])
    with app_as(through) as app:
        assert one(app, "select count(*) from heart where item_id = %s", item.id) == 1
        assert app.execute("delete from heart where item_id = %s", [item.id]).rowcount == 0
    for act in (
        "select acl.bin(%(item)s)",
        "select acl.narrow(%(item)s, '{}')",
        "select acl.end_member(%(daan)s)",
        "select acl.set_until(%(daan)s, now())",
        "update chapter set position = 3 where id = %(school)s returning id",
        "update dossier set name_sealed = 'x' where id = %(book)s",
    ):
        told = {"item": item.id, "daan": family.members["daan"], "school": family.chapters["School"], "book": family.id}
        with app_as(through) as app, pytest.raises(Exception, match=r"refused|row-level security"):
            app.execute(act, told)


def test_looking_as_somebody_tells_nothing_of_what_else_they_read(family):
    family.private_chapter("mark", "Van Mark")
    family.comes("bram", {"School": READ})
    with as_("mark", fresh=True), transaction.atomic():
        sharing.give(family.chapters["Van Mark"], family.members["bram"], READ)
    with app_as(player("noor").acting(fresh=True, through=family.members["bram"])) as app:
        assert column(app, "select chapter_id from acl.as_keys()") == {family.chapters["School"]}
        assert column(app, "select id from log_line") == column(app, "select id from invitation") == set()


def test_private_chapters_open_only_while_fresh(family):
    family.private_chapter("noor", "Mijn plek")
    item = family.writes("noor", "Mijn plek", "Van mij.")
    family.grant("noor", "tine", "Mijn plek", READ)
    assert item.id not in family.sees("noor") | family.sees("tine") | family.sees("mark", fresh=True)
    assert item.id in family.sees("noor", fresh=True) & family.sees("tine", fresh=True)
    names = does("noor", lambda: set(Chapter.objects.values_list("id", flat=True)), fresh=False)
    assert family.chapters["Mijn plek"] not in names


def test_a_reply_needs_more_than_reading(family):
    item = family.writes("mark", "School", "Wie haalt Milan?")
    replies("daan", item, "Hij is om drie uur klaar.")
    with pytest.raises(Exception, match="row-level security"):
        replies("tine", item, "Ik kan.")
