"""SHARING 15, 16: gezag, a further guardian, an objection, and that nobody puts the other out, by any way round."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import transaction

from cast.deeds import does, is_refused
from cast.family import READ, WRITE, Family
from cast.people import as_, player
from gezinsboek.circle import gezag, homes, invitations, sharing
from gezinsboek.circle.arranging import hide
from gezinsboek.circle.models import Objection
from gezinsboek.dossier.models import Chapter, Child, Custody, CustodyProof
from gezinsboek.ground import clock
from gezinsboek.ground.acts import Refused

from .test_sharing_rules import comes_in, grants, invited
from .wires import column, one, superuser

SHARED = ("Thuis", "School", "Gezondheid", "Groeien", "Hulp")
SOON, LATER = timedelta(days=2), timedelta(days=900)


def objects(family: Family, key: str) -> None:
    does(key, lambda: homes.make_objection(family.id))


# ---------- 16: nobody puts another guardian, or a youth of sixteen, out


def test_no_shared_chapter_of_another_guardian_is_taken_not_even_the_last(family):
    mark = family.members["mark"]
    for chapter in SHARED:
        for grant in grants(family, "mark", chapter):
            assert is_refused("noor", partial(sharing.end_grant, grant.id)), chapter
    assert is_refused("noor", lambda: sharing.end_member(mark))
    assert is_refused("noor", lambda: sharing.set_until(mark, clock.now() + SOON))


@pytest.mark.parametrize("level", [READ, WRITE])
def test_no_chapter_is_taken_by_giving_less_of_it(family, level):
    thuis, mark = family.chapters["Thuis"], family.members["mark"]
    assert is_refused("noor", lambda: sharing.give(thuis, mark, level, since=clock.now()))
    assert is_refused("noor", lambda: sharing.give(thuis, mark, level, until=clock.now() + SOON))


def test_another_guardian_gets_nothing_that_ends_by_itself(family):
    """What is given for a few days only would be a way to put somebody out with a delay."""
    money, mark = family.chapters["Geld en wonen"], family.members["mark"]
    assert is_refused("noor", lambda: sharing.give(money, mark, READ, until=clock.now() + SOON))
    does("noor", lambda: sharing.give(money, mark, READ))
    assert grants(family, "mark", "Geld en wonen")[0].until is None


def test_a_guardian_is_not_invited_until_a_day():
    book = Family.opens("sem", "Van Sem")
    for more in ({"until": clock.now() + LATER}, {}):
        wanted = [invitations.Wanted(book.chapters["Thuis"], READ, None, None if more else clock.now() + LATER)]
        told: dict[str, Any] = {
            "name": "Ouder",
            "role": "guardian",
            "title": "",
            "purpose": "",
            "grants": wanted,
            **more,
        }
        assert is_refused("sem", partial(invitations.invite, book.id, **told))


def test_a_youth_gets_no_last_day_after_becoming_sixteen(family):
    jade, thuis = family.members["jade"], family.chapters["Thuis"]
    sixteen = date(date.today().year + 2, 1, 15)
    days = (sixteen - date.today()).days
    before, after = clock.now() + timedelta(days=days - 2), clock.now() + timedelta(days=days + 2)
    assert is_refused("noor", lambda: sharing.set_until(jade, after))
    assert is_refused("noor", lambda: sharing.give(thuis, jade, WRITE, until=after))
    does("noor", lambda: sharing.set_until(jade, before))


def test_hiding_a_chapter_takes_it_from_nobody(family):
    item = family.writes("mark", "School", "Rapport besproken.")
    does("noor", lambda: hide(family.chapters["School"]))
    assert item.id in family.sees("mark")
    assert does("mark", lambda: Chapter.objects.filter(id=family.chapters["School"]).update(hidden_at=None)) == 1


def test_what_a_helper_wrote_is_not_moved_away_from_another_guardian(family):
    item = family.writes("daan", "School", "Gesprek.")
    assert is_refused("noor", lambda: item.move(family.chapters["Geld en wonen"]))
    family.private_chapter("noor", "Mijn plek")
    assert is_refused("noor", lambda: item.move(family.chapters["Mijn plek"]))
    assert is_refused("noor", lambda: item.narrow([family.members["noor"], family.members["daan"]]))


def test_the_chapters_and_the_members_cannot_be_removed(family):
    for key in ("noor", "mark"):
        for table in ("chapter", "member", "chapter_grant", "custody", "objection"):
            with superuser() as root:
                assert not column(
                    root, "select 1 where has_table_privilege('gb_app', %s, 'delete')", f"public.{table}"
                ), (key, table)


def test_everybody_can_leave(family):
    does("mark", lambda: sharing.end_member(family.members["mark"]))
    assert family.sees("mark") == set()


# ---------- 16: an objection


def test_an_objection_stops_what_is_new_for_both_guardians(family):
    family.comes("bram", {"Hulp": READ})
    objects(family, "mark")
    school, bram = family.chapters["School"], family.members["bram"]
    for key in ("noor", "mark"):
        assert is_refused(key, lambda: sharing.give(school, bram, READ)), key
        assert is_refused(key, lambda: sharing.give(family.chapters["Hulp"], bram, WRITE)), key
        assert does(key, lambda: homes.frozen(family.id)) == {family.chapters[name] for name in SHARED}, key


def test_an_objection_leaves_the_rest_as_it_is(family):
    family.comes("bram", {"Hulp": READ}, until=clock.now() + SOON)
    family.private_chapter("noor", "Mijn plek")
    item = family.writes("femke", "Hulp", "Verslag.")
    objects(family, "mark")
    bram, now = family.members["bram"], clock.now()
    does("noor", lambda: sharing.give(family.chapters["Mijn plek"], bram, READ))  # private
    does("noor", lambda: sharing.give(family.chapters["Geld en wonen"], bram, READ))  # only Noor reads it
    does("noor", lambda: sharing.set_until(bram, now + LATER))  # renewal
    does("noor", lambda: sharing.give(family.chapters["Hulp"], bram, READ))  # the same again
    assert item.id in family.sees("femke")  # help that runs
    does("noor", lambda: sharing.end_member(bram))  # an ending


def test_who_was_invited_before_the_objection_does_not_come_in_through_it(family):
    sent = invited(family, "noor", "bram", "professional", {"School": READ})
    objects(family, "mark")
    assert comes_in("bram", sent) == "empty"
    does("mark", lambda: homes.take_objection_back(family.id))
    assert comes_in("bram", sent) == "in"


def test_who_comes_back_needs_what_is_new_as_well(family):
    does("noor", lambda: sharing.end_member(family.members["daan"]))
    sent = invited(family, "noor", "daan", "professional", {"School": READ})
    objects(family, "mark")
    assert comes_in("daan", sent) == "empty"


def test_who_expired_is_not_brought_back_past_an_objection(family):
    family.comes("bram", {"Hulp": READ, "Geld en wonen": READ}, until=clock.now() + SOON)
    with superuser() as root:
        root.execute("update member set expires_at = now() - interval '1 day' where id = %s", [family.members["bram"]])
    objects(family, "mark")
    does("noor", lambda: sharing.set_until(family.members["bram"], clock.now() + LATER))
    assert grants(family, "bram", "Hulp") == []
    assert len(grants(family, "bram", "Geld en wonen")) == 1


def test_only_who_objected_takes_it_back_and_it_ends_with_taking_part(family):
    objects(family, "mark")
    objects(family, "mark")  # twice is once
    assert is_refused("noor", lambda: homes.take_objection_back(family.id))
    does("mark", lambda: sharing.end_member(family.members["mark"]))
    assert does("noor", lambda: homes.frozen(family.id)) == set()
    does("noor", lambda: sharing.give(family.chapters["School"], family.members["femke"], WRITE))


@pytest.mark.parametrize("key", ["jade", "tine", "femke"])
def test_only_a_guardian_objects_and_only_guardians_see_it(family, key):
    assert is_refused(key, lambda: homes.make_objection(family.id))
    objects(family, "mark")
    assert does(key, lambda: homes.objections(family.id)) == []
    assert does("noor", lambda: len(homes.objections(family.id))) == 1


def test_who_has_no_gezag_does_not_object(family):
    for child in family.children.values():
        told = {"dossier_id": family.id, "child_id": child, "member": family.members["mark"], "answer": "no"}
        does("mark", partial(Custody.objects.create, **told))
    assert is_refused("mark", lambda: homes.make_objection(family.id))


def test_nobody_objects_while_looking_as_somebody(family):
    assert is_refused("noor", lambda: homes.make_objection(family.id), through=family.members["mark"])


# ---------- 15: a further guardian


def test_a_further_guardian_comes_in_when_every_guardian_said_yes(family):
    sent = invited(family, "noor", "bram", "guardian", {"Thuis": READ})
    assert comes_in("bram", sent) == "guardians"
    assert [one.waits_for for one in does("noor", lambda: homes.asked(family.id))] == [["Mark"]]
    assert [one.mine for one in does("mark", lambda: homes.asked(family.id))] == [True]
    does("mark", lambda: homes.say(sent.member, yes=True))
    assert [one.waits_for for one in does("noor", lambda: homes.asked(family.id))] == [[]]
    assert comes_in("bram", sent) == "in"


def test_a_no_of_one_guardian_ends_the_invitation(family):
    sent = invited(family, "noor", "bram", "guardian", {"Geld en wonen": READ})  # which Mark does not read
    assert does("mark", lambda: homes.asked(family.id))
    does("mark", lambda: homes.say(sent.member, yes=False))
    assert comes_in("bram", sent) == "wrong"
    assert invitations.why_closed(player("bram").acting(), sent.handle, sent.secret)[0] == "withdrawn"


def test_a_yes_that_became_a_no_is_a_no(family):
    sent = invited(family, "noor", "bram", "guardian", {"Thuis": READ})
    for yes in (True, False):
        does("mark", partial(homes.say, sent.member, yes=yes))
    assert comes_in("bram", sent) == "wrong"


@pytest.mark.parametrize("key", ["noor", "jade", "tine", "femke", "karim"])
def test_nobody_else_says_yes_for_a_guardian(family, key):
    sent = invited(family, "noor", "bram", "guardian", {"Thuis": READ})
    assert is_refused(key, lambda: homes.say(sent.member, yes=True))
    assert does(key, lambda: homes.asked(family.id)) == [] or key == "noor"


def test_a_guardian_to_be_shares_something_with_the_others(family):
    family.private_chapter("noor", "Mijn plek")
    with pytest.raises(Refused):
        invited(family, "noor", "bram", "guardian", {"Mijn plek": READ})


# ---------- 15: gezag


def says(family: Family, key: str, answer: str = "yes", **more: object) -> Custody:
    told = {"dossier_id": family.id, "child_id": family.children["Milan"], "member": family.members[key]}
    return does(key, lambda: Custody.objects.create(**told, answer=answer, **more))


def sure(family: Family, key: str) -> str:
    with superuser() as root:
        return str(one(root, "select acl.gezag(%s, %s)", family.children["Milan"], family.members[key]))


def test_gezag_is_self_told_until_another_guardian_or_a_paper_confirms_it(family):
    said = says(family, "noor")
    assert sure(family, "noor") == "self"
    does("mark", lambda: gezag.see(said.id, "guardian"))
    assert sure(family, "noor") == "guardian"
    does("mark", lambda: gezag.take_back(said.id))
    does("mark", lambda: gezag.see(said.id, "register"))
    assert sure(family, "noor") == "paper"


def test_nobody_confirms_their_own_gezag(family):
    said = says(family, "noor")
    assert is_refused("noor", lambda: gezag.see(said.id, "guardian"))
    assert is_refused("noor", lambda: gezag.see(said.id, "ruling"))


def test_a_professional_says_what_they_saw_only_of_what_was_shown_to_them(family):
    said = says(family, "noor")
    assert is_refused("femke", lambda: gezag.see(said.id, "register"))
    assert does("femke", lambda: Custody.objects.filter(dossier_id=family.id).count()) == 0
    does("noor", lambda: Custody.objects.filter(id=said.id).update(shown_to=family.members["femke"]))
    assert does("femke", lambda: Custody.objects.get(dossier_id=family.id).answer) == "yes"
    assert is_refused("femke", lambda: gezag.see(said.id, "guardian"))
    assert is_refused("daan", lambda: gezag.see(said.id, "register"))
    does("femke", lambda: gezag.see(said.id, "ruling"))
    seen = does("noor", lambda: CustodyProof.objects.get(dossier_id=family.id))
    assert (seen.by, seen.kind) == (family.members["femke"], "ruling")


def test_another_answer_or_period_is_not_what_was_seen(family):
    said = says(family, "noor")
    does("mark", lambda: gezag.see(said.id, "register"))
    does("noor", lambda: Custody.objects.filter(id=said.id).update(since=date(2020, 1, 1)))
    assert sure(family, "noor") == "self"
    does("noor", lambda: Custody.objects.filter(id=said.id).update(until=date(2021, 1, 1)))
    assert sure(family, "noor") == ""


def test_gezag_opens_no_chapter(family):
    said = says(family, "noor")
    does("mark", lambda: gezag.see(said.id, "register"))
    item = family.writes("noor", "Geld en wonen", "Over geld.")
    says(family, "mark")
    assert item.id not in family.sees("mark")


def shown(sent: invitations.Sent) -> str:
    found = invitations.peek(sent.handle, sent.secret)
    return found.gezag if found else "closed"


def test_an_invitation_shows_how_sure_the_gezag_is(family):
    said = says(family, "noor")
    sent = invited(family, "noor", "bram", "professional", {"School": READ})
    assert shown(sent) == "self"
    does("mark", lambda: gezag.see(said.id, "guardian"))
    assert shown(sent) == "guardian"


def test_two_books_about_one_child_know_nothing_of_each_other():
    mine, theirs = Family.opens("noor", "Van mij"), Family.opens("mark", "Van Mark")
    for book in (mine, theirs):
        book.child("Milan", date(2016, 1, 15))
    item = theirs.writes("mark", "Thuis", "Bij mij.")
    objects(theirs, "mark")
    with as_("noor", fresh=True), transaction.atomic():
        assert theirs.id not in set(Child.objects.values_list("dossier_id", flat=True))
        assert not Objection.objects.filter(dossier_id=theirs.id).exists()
        assert homes.asked(theirs.id) == []
    assert theirs.sees("noor") == set()
    assert mine.sees("noor").isdisjoint({item.id})
    assert does("noor", lambda: homes.frozen(mine.id)) == set()


def test_a_copy_of_the_book_tells_gezag_by_name(family):
    said = says(family, "noor")
    assert does("noor", lambda: gezag.for_a_copy(family.id)) == ["Milan · Noor: ja, zelf opgegeven"]
    does("mark", lambda: gezag.see(said.id, "guardian"))
    (line,) = does("mark", lambda: gezag.for_a_copy(family.id))
    assert line.startswith("Milan · Noor: ja, bevestigd door Mark op ")
