"""SHARING 18: a silent pause holds in the database, whatever way one looks, and nothing betrays it."""

from typing import Any
from uuid import UUID

import pytest

from cast.deeds import (
    adds_file,
    asks,
    changes,
    changes_reply,
    does,
    is_refused,
    likes,
    replies,
    sees_replies,
    sees_revisions,
    text_of,
)
from cast.family import WRITE, Family
from cast.people import player
from gezinsboek.circle import pausing, sharing
from gezinsboek.circle.models import Item, Pause
from gezinsboek.ground.acts import ask
from gezinsboek.log.models import Line
from gezinsboek.timeline.before_pause import before
from gezinsboek.timeline.models import Entry, File, Heart, Question

from .wires import superuser


def pauses(family: Family, key: str, whom: str, *, whole: bool = False) -> None:
    does(key, lambda: pausing.pause(family.members[whom], whole=whole))


def ends(family: Family, key: str, whom: str) -> None:
    does(key, lambda: pausing.end_pause(family.members[whom]))


def stands(key: str, item: Item) -> dict[UUID, int]:
    """Row -> the version of the text that stands still for this player, of this item and its replies."""
    told = does(key, lambda: before([item.id]))
    assert all(one.sealed for one in told)
    return {one.row: one.version for one in told}


def counted(key: str, model: Any) -> int:
    return int(does(key, lambda: model.objects.count()))


def test_the_paused_sees_nothing_that_the_pauser_writes_from_then_on(family):
    old = family.writes("noor", "Thuis", "Van voor de pauze.")
    pauses(family, "noor", "mark")
    new = family.writes("noor", "Thuis", "Van erna.")
    other = family.writes("jade", "Thuis", "Van Jade.")
    assert family.sees("mark") >= {old.id, other.id}
    assert new.id not in family.sees("mark")
    for key in ("noor", "jade", "tine", "femke"):
        assert new.id in family.sees(key), key
    ends(family, "noor", "mark")
    assert new.id in family.sees("mark")


def test_a_changed_text_stands_still(family):
    item = family.writes("noor", "Thuis", "Eerste.")
    changes("noor", item, "Tweede.")
    pauses(family, "noor", "mark")
    changes("noor", item, "Derde.", 2)
    changes("noor", item, "Vierde.", 3)
    assert item.id in family.sees("mark")
    with pytest.raises(Entry.DoesNotExist):
        text_of("mark", item)
    (one,) = does("mark", lambda: before([item.id]))
    assert (one.version, one.by) == (2, family.members["noor"])
    told = does("mark", lambda: Entry(item_id=item.id, dossier_id=family.id, text_sealed=one.sealed).text)
    assert told == "Tweede."
    assert len(sees_revisions("mark", item.id)) == 1
    assert len(sees_revisions("jade", item.id)) == 3
    assert does("jade", lambda: before([item.id])) == []
    ends(family, "noor", "mark")
    assert text_of("mark", item) == "Vierde."


def test_a_helpers_item_that_the_pauser_changed_stands_still_too(family):
    item = family.writes("femke", "Hulp", "Verslag.")
    pauses(family, "noor", "mark")
    changes("noor", item, "Verslag, door Noor.")
    assert stands("mark", item) == {item.id: 1}
    assert text_of("femke", item) == "Verslag, door Noor."
    assert does("mark", lambda: sharing.may("change", [item.id])) == set()
    assert does("noor", lambda: sharing.may("change", [item.id])) == {item.id}


def test_replies_hearts_files_and_questions_of_the_pauser_are_not_there(family):
    item = family.writes("jade", "Thuis", "Hallo.")
    said = replies("noor", item, "Oud.")
    counts = {model: counted("mark", model) for model in (Heart, File, Question)}
    pauses(family, "noor", "mark")
    new = replies("noor", item, "Nieuw.")
    changes_reply("noor", said, "Oud, maar anders.")
    likes("noor", item)
    mine = family.writes("noor", "School", "Foto.")
    adds_file("noor", mine, family.members["noor"])
    asks("noor", item, family.members["noor"], family.members["jade"])
    assert sees_replies("mark", item) == set()
    assert stands("mark", item) == {said.id: 1}
    assert sees_replies("jade", item) == {said.id, new.id}
    assert {model: counted("mark", model) for model in counts} == counts


def test_the_page_counts_and_shows_the_older_reply(family):
    item = family.writes("jade", "Thuis", "Hallo.")
    said = replies("noor", item, "Oud.")
    pauses(family, "noor", "mark")
    changes_reply("noor", said, "Oud, maar anders.")
    replies("noor", item, "Nieuw.")
    rows = does("mark", lambda: around(family, item))
    assert [(row[0], row[9], row[10]) for row in rows] == [("reply", 1, 1)]


def around(family: Family, item: Item) -> list[tuple[Any, ...]]:
    return list(ask("around", [item.id], 3, False, family.id))


def test_what_is_opened_after_the_pause_stays_closed(family):
    moved = family.writes("noor", "Geld en wonen", "Alleen ik en Femke.")
    widened = family.writes("noor", "Thuis", "Alleen ik.", only=["noor"])
    binned = family.writes("noor", "Thuis", "Weg.")
    does("noor", binned.bin)
    pauses(family, "noor", "mark")
    does("noor", lambda: moved.move(family.chapters["Thuis"]))
    does("noor", lambda: widened.widen(None))
    does("noor", binned.restore)
    new = {moved.id, widened.id, binned.id}
    assert new.isdisjoint(family.sees("mark"))
    assert new <= family.sees("jade")
    ends(family, "noor", "mark")
    assert new <= family.sees("mark")


def test_deleting_wins_and_taking_it_back_out_shows_it_again(family):
    item = family.writes("noor", "Thuis", "Van voor de pauze.")
    pauses(family, "noor", "mark")
    does("noor", item.bin)
    assert item.id not in family.sees("mark")
    does("noor", item.restore)
    assert item.id in family.sees("mark")


def test_the_labels_name_the_paused_to_everybody_but_the_pauser(family):
    old = family.writes("noor", "Thuis", "Van voor de pauze.")
    pauses(family, "noor", "mark")
    new, mark = family.writes("noor", "Thuis", "Van erna."), family.members["mark"]
    for key in ("jade", "tine"):
        who = does(key, lambda: sharing.readers_of([old.id, new.id]))
        assert key == "tine" or all(mark in (readers or []) for readers in who.values()), key
        assert key == "tine" or mark in does(key, lambda: sharing.readers_here(family.chapters["Thuis"])), key
    who = does("noor", lambda: sharing.readers_of([old.id, new.id]))
    assert mark in (who[old.id] or [])
    assert mark not in (who[new.id] or [])
    assert mark not in does("noor", lambda: sharing.readers_here(family.chapters["Thuis"]))


def test_nobody_but_the_pauser_sees_the_pause_or_its_line(family):
    pauses(family, "noor", "mark")
    for key in ("mark", "jade", "femke", "tine", "noor"):
        mine = key == "noor"
        assert does(key, lambda: Pause.objects.exists()) is mine, key
        assert does(key, lambda: Line.objects.filter(event_id="pause").exists()) is mine, key
    assert does("noor", lambda: Pause.objects.exists(), through=family.members["mark"]) is False


def test_a_look_through_the_paused_shows_it_to_the_pauser_alone(family):
    pauses(family, "noor", "mark")
    new = family.writes("noor", "Thuis", "Van erna.")
    assert new.id not in family.sees("noor", through="mark")
    assert new.id in family.sees("noor")


def test_another_guardian_who_looks_through_the_paused_learns_nothing(family):
    pauses(family, "noor", "tine")
    new = family.writes("noor", "Thuis", "Van erna.")
    assert new.id not in family.sees("tine")
    assert new.id in family.sees("mark", through="tine")
    assert new.id not in family.sees("noor", through="tine")


def test_a_whole_pause_holds_for_everybodys_words_but_their_own(family):
    mine = family.writes("femke", "Hulp", "Van Femke.")
    old = family.writes("mark", "Thuis", "Oud.")
    pauses(family, "noor", "femke", whole=True)
    new = family.writes("mark", "Thuis", "Nieuw.")
    own = family.writes("femke", "Hulp", "Ook van Femke.")
    changes("mark", old, "Oud, maar anders.")
    changes("mark", mine, "Van Femke, door Mark.")
    assert new.id not in family.sees("femke")
    assert family.sees("femke") >= {mine.id, old.id, own.id}
    assert stands("femke", old) == {old.id: 1}
    assert text_of("femke", mine) == "Van Femke, door Mark."  # 9: the author keeps sight of what they wrote


def test_a_whole_pause_ends_to_be_whole_when_the_pauser_leaves(family):
    pauses(family, "mark", "femke", whole=True)
    hidden, other = family.writes("mark", "Thuis", "Van Mark."), family.writes("jade", "Thuis", "Van Jade.")
    does("mark", lambda: sharing.end_member(family.members["mark"]))
    assert hidden.id not in family.sees("femke")
    assert other.id in family.sees("femke")


@pytest.mark.parametrize("whom", ["mark", "jade"])
def test_family_is_never_paused_wholly(family, whom):
    assert is_refused("noor", lambda: pausing.pause(family.members[whom], whole=True))


@pytest.mark.parametrize("key", ["jade", "tine", "femke", "karim"])
def test_only_a_guardian_pauses(family, key):
    assert is_refused(key, lambda: pausing.pause(family.members["mark"], whole=False))


def test_only_the_pauser_ends_it_and_nobody_pauses_themselves(family):
    pauses(family, "noor", "tine")
    assert is_refused("mark", lambda: pausing.end_pause(family.members["tine"]))
    assert is_refused("noor", lambda: pausing.pause(family.members["noor"], whole=False))


def test_nothing_of_it_is_told_to_the_paused(family):
    pauses(family, "noor", "tine")
    item = family.writes("jade", "Thuis", "Van Jade.")
    replies("noor", item, "Van Noor.")
    hidden = family.writes("noor", "Thuis", "Van Noor.")
    replies("mark", hidden, "Van Mark, op iets dat Tine niet ziet.")
    told = (
        "select l.participant_object_detail, l.member_id from log_line l, acl.whom_to_tell(l) w"
        " where w.person = %s and l.dossier_id = %s and l.event_id = 'create'"
    )
    with superuser() as root:
        lines = root.execute(told, [player("tine").id, family.id]).fetchall()
    assert lines == [("item", family.members["jade"])]


def test_a_question_of_the_pauser_is_not_asked_of_the_paused(family):
    pauses(family, "noor", "tine")
    item = family.writes("noor", "Thuis", "Kun je oppassen?")
    asks("noor", item, family.members["noor"], family.members["tine"])
    assert does("tine", lambda: Question.objects.filter(item_id=item.id).count()) == 0


def test_what_the_paused_cannot_see_they_cannot_touch(family):
    pauses(family, "noor", "mark")
    new = family.writes("noor", "Thuis", "Van erna.")
    with pytest.raises(Exception, match=r"refused|policy|violates"):
        replies("mark", new, "Hoe weet ik dit?")
    assert does("mark", lambda: sharing.may("reply", [new.id])) == set()
    older = does("mark", lambda: sharing.older([family.chapters["Thuis"]]))
    assert older == {family.chapters["Thuis"]: 0}


def test_after_coming_back_the_pause_still_runs(family):
    pauses(family, "noor", "daan")
    does("noor", lambda: sharing.end_member(family.members["daan"]))
    family.comes("daan", {"School": WRITE})
    new = family.writes("noor", "School", "Van erna.")
    assert new.id not in family.sees("daan")
