"""SHARING 8-12: who may change, narrow, widen, move and remove what."""

from uuid import uuid4

import pytest
from django.db import ProgrammingError

from cast import deeds
from cast.deeds import does, is_refused
from cast.family import READ, WRITE
from cast.people import player
from gezinsboek.ground.acts import Stale

from .wires import app_as, column, one, superuser


def test_a_change_from_an_older_version_overwrites_nothing(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    deeds.changes("noor", item, "Milan was te vroeg.", made_from=1)
    with pytest.raises(Stale):
        deeds.changes("noor", item, "Milan was te laat.", made_from=1)
    assert deeds.text_of("daan", item) == "Milan was te vroeg."


def test_both_versions_stay_and_the_author_sees_them(family):
    item = family.writes("daan", "School", "Milan las hardop.")
    deeds.changes("noor", item, "Milan las heel mooi hardop.")
    assert len(deeds.sees_revisions("daan", item.id)) == 1


def test_a_version_cannot_be_raised_without_keeping_what_was_there(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    with app_as(player("noor").acting()) as app:
        app.execute("update entry set version = version + 1 where item_id = %s", [item.id])
        assert one(app, "select version from item where id = %s", item.id) == 2
        assert one(app, "select count(*) from revision where row = %s", item.id) == 1


def test_a_guardian_never_changes_what_another_guardian_wrote(family):
    item = family.writes("mark", "School", "Ik bracht Milan.")
    with pytest.raises(Stale):
        deeds.changes("noor", item, "Mark bracht Milan te laat.")
    assert is_refused("noor", item.bin)
    assert is_refused("noor", lambda: item.narrow([family.members["noor"]]))


def test_a_professional_cannot_narrow_away_the_family(family):
    item = family.writes("daan", "School", "Milan was boos.")
    assert is_refused("daan", lambda: item.narrow([]))
    assert is_refused("daan", lambda: item.narrow([family.members["noor"]]))
    does("daan", lambda: item.narrow([family.members[key] for key in ("noor", "mark", "jade")]))
    assert item.id not in family.sees("femke")


def test_only_the_author_widens_what_the_family_wrote(family):
    item = family.writes("mark", "School", "Alleen voor Noor.", only=["noor"])
    assert is_refused("noor", lambda: item.widen(None))
    does("mark", lambda: item.widen(None))
    assert item.id in family.sees("daan")


def test_moving_to_new_readers_is_widening(family):
    item = family.writes("mark", "Hulp", "Over het gesprek.")
    assert is_refused("noor", lambda: item.move(family.chapters["School"]))
    letter = family.writes("femke", "Hulp", "Verslag van het gesprek.")
    does("noor", lambda: letter.move(family.chapters["Thuis"]))
    assert letter.id in family.sees("tine")


def test_nobody_moves_to_a_chapter_where_they_only_read(family):
    item = family.writes("tine", "Thuis", "Taart gebakken.")
    assert is_refused("tine", lambda: item.move(family.chapters["School"]))


def test_a_reader_changes_nothing(family):
    family.grant("noor", "daan", "School", READ)
    item = family.writes("noor", "School", "Milan was op tijd.")
    assert is_refused("daan", item.bin)
    with pytest.raises(ProgrammingError):
        deeds.replies("daan", item, "Fijn!")


def test_an_earlier_text_of_a_removed_reply_is_gone_for_the_others(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    reply = deeds.replies("daan", item, "Zijn moeder lag in het ziekenhuis.")
    deeds.changes_reply("daan", reply, "Fijn!")
    assert len(deeds.sees_revisions("mark", reply.id)) == 1
    deeds.bins_reply("daan", reply)
    assert deeds.sees_revisions("jade", reply.id) == set()
    assert len(deeds.sees_revisions("daan", reply.id)) == 1


def test_an_earlier_text_of_a_removed_reply_is_purged_with_it(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    reply = deeds.replies("daan", item, "Zijn moeder lag in het ziekenhuis.")
    deeds.changes_reply("daan", reply, "Fijn!")
    deeds.bins_reply("daan", reply)
    with superuser() as root:
        root.execute("set role gb_acl")
        root.execute("update reply set deleted_at = now() - interval '31 days' where id = %s", [reply.id])
        root.execute("select acl.empty_bin()")
        assert one(root, "select count(*) from revision where row = %s", reply.id) == 0
        assert one(root, "select count(*) from item where id = %s", item.id) == 1


def test_a_removed_reply_is_seen_only_by_who_could_remove_it(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    reply = deeds.replies("daan", item, "Fijn!")
    deeds.bins_reply("daan", reply)
    family.grant("noor", "daan", "School", READ)
    assert deeds.sees_replies("daan", item) == set()
    assert deeds.sees_replies("noor", item) == {reply.id}


def test_only_readers_can_be_asked_and_only_by_who_reads(family):
    item = family.writes("noor", "School", "Kan dit?", only=["mark"])
    with pytest.raises(ProgrammingError):
        deeds.asks("noor", item, family.members["noor"], family.members["daan"])
    deeds.asks("noor", item, family.members["noor"], family.members["mark"])
    with app_as(player("daan").acting()) as app:
        assert one(app, "select acl.may_ask(%s, %s)", item.id, family.members["mark"]) is False


def test_what_lies_in_the_bin_tells_nothing_to_who_cannot_see_it(family):
    item = family.writes("noor", "School", "Toch maar niet.")
    does("noor", item.bin)
    with app_as(player("daan").acting()) as app:
        assert column(app, "select item from acl.who_reads(%s)", [item.id]) == set()
        assert one(app, "select acl.may('reply', %s)", [item.id]) == []
        app.execute("select acl.looked_at(%s, 'read', '')", [item.id])
    with app_as(player("noor").acting()) as app:
        assert one(app, "select acl.may('restore', %s)", [item.id]) == [item.id]
        assert one(app, "select acl.may('change', %s)", [item.id]) == []


def test_who_does_not_see_an_item_cannot_hold_it_up(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    with app_as(player("noor").acting()) as noor, app_as(player("karim").acting()) as karim:
        noor.execute("select acl.narrow(%s, %s)", [item.id, [family.members["mark"]]])
        karim.execute("set local lock_timeout = '200ms'")
        with pytest.raises(Exception, match="refused"):  # and not: timeout
            karim.execute("select acl.bin(%s)", [item.id])


def test_about_a_child_one_does_not_know_cannot_be_said(family):
    item = family.writes("daan", "School", "Milan was op tijd.")
    assert is_refused("daan", lambda: item.say_about(family.children["Lina"]))
    does("noor", lambda: item.say_about(family.children["Milan"]))
    does("daan", lambda: item.say_about(family.children["Milan"]))


def test_what_never_changes_is_refused_to_every_other_role(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    with superuser() as root, pytest.raises(Exception, match="refused"):
        root.execute("update item set chapter_id = chapter_id where id = %s", [item.id])


def test_the_words_at_a_photo_are_changed_by_who_may_change_it(family):
    item = family.writes("daan", "School", "Kijk eens!")
    file = deeds.adds_file("daan", item, family.members["daan"])
    rename = "update file set alt_sealed = %s where id = %s"
    with app_as(player("daan").acting()) as app:
        assert app.execute(rename, [b"x", file.id]).rowcount == 1
    with app_as(player("femke").acting()) as app:
        assert app.execute(rename, [b"x", file.id]).rowcount == 0


def test_nothing_is_written_in_somebody_elses_name(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    with app_as(player("daan").acting()) as app, pytest.raises(Exception, match="row-level security"):
        app.execute(
            "insert into reply (id, dossier_id, item_id, author, text_sealed, created_at, version)"
            " values (%s, %s, %s, %s, '', now(), 1)",
            [uuid4(), family.id, item.id, family.members["noor"]],
        )


def test_the_moment_and_the_version_are_the_databases_own(family):
    family.grant("noor", "daan", "School", WRITE)
    with app_as(player("daan").acting()) as app:
        item = uuid4()
        app.execute(
            "insert into item (id, dossier_id, kind, chapter_id, author, created_at, version, deleted_at)"
            " values (%s, %s, 'entry', %s, %s, '1999-01-01', 9, '1999-01-01')",
            [item, family.id, family.chapters["School"], family.members["daan"]],
        )
        row = app.execute("select created_at = now(), version, deleted_at from item where id = %s", [item]).fetchone()
        assert row == (True, 1, None)
