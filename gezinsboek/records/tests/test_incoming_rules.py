"""SHARING 1, 20, 22: what came in is one person's alone until they share it; as many refusals as permissions."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import DatabaseError

from cast.deeds import changes, does, is_refused
from cast.family import WRITE, Family
from cast.people import player
from gezinsboek.circle.models import Item
from gezinsboek.circle.tests.wires import one, superuser
from gezinsboek.ground import clock
from gezinsboek.ground.acting import Acting, acting_as
from gezinsboek.ground.acts import Refused, Stale, act
from gezinsboek.ground.ids import new_id
from gezinsboek.records import incoming
from gezinsboek.records.models import Incoming, MailIn
from gezinsboek.timeline import drafts, unsent, writing
from gezinsboek.timeline.models import Draft, Entry

EVERYBODY = ("noor", "mark", "jade", "tine", "femke", "daan")
WORDS = "Gesprek met Noor over slapen."


def brought(key="femke", text=WORDS, **more):
    """A report that this player pasted."""
    return does(key, lambda: incoming.take(more.pop("source", "paste"), "Gesprek", text, **more))


def seen(key, row, **acts_as):
    return does(key, lambda: Incoming.objects.filter(id=row.id).exists(), **acts_as)


def made_ready(family, row, key="femke", chapter="Hulp"):
    return does(key, lambda: incoming.ready(Incoming.objects.get(id=row.id), family.id, family.chapters[chapter]))


def sent(family, draft, key="femke", chapter="Hulp", text=WORDS):
    return does(key, lambda: writing.write(family.id, family.chapters[chapter], text, item_id=draft.id))


def source_of(item, key="noor"):
    return does(key, lambda: Entry.objects.get(item_id=item.id).source)


@pytest.mark.parametrize("key", EVERYBODY)
def test_a_report_is_seen_by_whom_it_came_to_alone(family, key):
    row = brought()
    assert seen(key, row) == (key == "femke")


def test_it_stays_shut_for_who_looks_as_them_and_for_me_while_i_look_as_somebody(family):
    row, own = brought(), brought("noor")
    assert not seen("noor", row, through=family.members["femke"])
    assert not seen("noor", own, through=family.members["femke"])
    assert seen("noor", own)


def test_nobody_acting_sees_or_brings_nothing(family):
    row = brought()
    with acting_as(None):
        assert not Incoming.objects.filter(id=row.id).exists()
        with pytest.raises(Refused):
            incoming.take("paste", "", WORDS)


def test_nobody_brings_a_report_to_somebody_else(family):
    row = Incoming(person=player("femke").id, source="paste")
    row.text = WORDS
    with pytest.raises(DatabaseError):
        does("noor", lambda: row.save(force_insert=True))


def test_nobody_says_that_an_organisation_brought_it(family):
    for wrong in ({"source": "system"}, {"source": "fax"}, {"source": "paste", "organisation_id": new_id()}):
        row = Incoming(person=player("femke").id, **wrong)
        row.text = WORDS
        with pytest.raises(DatabaseError):
            does("femke", partial(row.save, force_insert=True))


def test_a_report_never_changes_hands_nor_where_it_came_from(family):
    row = brought()
    for change in ({"person": player("noor").id}, {"source": "mail"}, {"came_at": clock.now() - timedelta(days=9)}):
        with pytest.raises(DatabaseError):
            does("femke", partial(Incoming.objects.filter(id=row.id).update, **change))


def test_who_may_not_see_it_changes_and_throws_nothing(family):
    row = brought()
    assert not does("noor", lambda: incoming.throw(row.id))
    assert does("noor", lambda: Incoming.objects.filter(id=row.id).update(book=family.id)) == 0
    assert does("femke", lambda: incoming.throw(row.id))


def test_two_devices_never_overwrite_one_another(family):
    row = brought()
    row.text = "Eerst."
    does("femke", lambda: incoming.keep(row, 1))
    row.text = "Ook eerst."
    with pytest.raises(Stale):
        does("femke", lambda: incoming.keep(row, 1))
    assert does("femke", lambda: Incoming.objects.get(id=row.id).text) == "Eerst."
    with pytest.raises(DatabaseError):
        does("femke", lambda: Incoming.objects.filter(id=row.id).update(text_sealed=row.text_sealed))


def test_the_same_report_comes_once(family):
    first = brought(cause="een mail")
    assert brought(cause="een mail", text="Iets anders").id == first.id
    assert brought("noor", cause="een mail").id != first.id  # hers is another
    again = brought(id_=first.id)
    assert again.id == first.id
    assert is_refused("noor", lambda: incoming.take("paste", "", WORDS, id_=first.id))


def test_who_has_too_much_waiting_is_told_so(family, monkeypatch):
    monkeypatch.setattr(incoming, "MOST", does("femke", lambda: len(incoming.waiting())))
    with pytest.raises(incoming.Full):
        brought()


def test_nothing_readable_lies_in_the_database(family):
    row = brought()
    with superuser() as root:
        kept = root.execute("select title_sealed, text_sealed from incoming where id = %s", [row.id]).fetchone()
    assert kept
    assert all(b"Gesprek" not in bytes(column) and bytes(column) for column in kept)


# ---------- the stukje made of it


def test_what_is_made_ready_is_shared_with_nobody_yet(family):
    row = brought()
    draft = made_ready(family, row)
    for key in EVERYBODY:
        assert does(key, lambda: Draft.objects.filter(id=draft.id).exists()) == (key == "femke")
        assert not does(key, lambda: Item.with_bin.filter(id=draft.id).exists())


def test_it_is_made_ready_only_where_i_write(family):
    row = brought("tine")
    assert is_refused("tine", lambda: incoming.ready(row, family.id, family.chapters["Gezondheid"]))
    assert does("tine", lambda: Incoming.objects.get(id=row.id).used_at) is None


def test_ready_twice_is_once_and_for_another_family_it_moves(family):
    other = Family.opens("mark", "Een ander boek")
    other.comes("femke", {"Hulp": WRITE})
    row = brought()
    first = made_ready(family, row)
    assert made_ready(family, row).id == first.id
    second = made_ready(other, row)
    assert [one.id for one in does("femke", lambda: unsent.mine(family.id))] == []
    assert [one.id for one in does("femke", lambda: unsent.mine(other.id))] == [second.id]


def test_the_stukje_says_where_it_comes_from_to_everybody_who_reads_it(family):
    item = sent(family, made_ready(family, brought(source="pdf")))
    for key in ("noor", "mark", "femke"):
        assert source_of(item, key) == "pdf"


def test_what_was_written_here_comes_from_nowhere_and_nobody_says_otherwise(family):
    item = family.writes("femke", "Hulp", "Hier getypt.")
    assert source_of(item) == ""
    with pytest.raises(DatabaseError):
        does("femke", lambda: Entry.objects.filter(item_id=item.id).update(source="pdf"))


def test_no_stukje_is_taken_away_from_its_report(family):
    row = brought()
    made_ready(family, row)
    for items in ([], [new_id()]):
        with pytest.raises(DatabaseError):
            does("femke", partial(Incoming.objects.filter(id=row.id).update, items=items))


def test_the_line_of_a_used_report_stays_as_long_as_one_of_its_stukjes_waits(family):
    row = brought(source="word")
    first = made_ready(family, row)
    box, told = drafts.Box(family.id, "new", None, family.chapters["Hulp"]), unsent.form_of(first)
    told["text"], told["saved"] = "Verder getypt.", "0"  # on a device that never heard of it
    second = does("femke", lambda: drafts.save(box, told))
    assert second
    sent(family, first)
    does("femke", lambda: Draft.objects.filter(id=first.id).delete())
    with clock.moved_to(clock.now() + timedelta(days=2)):
        incoming.empty_old()
        assert source_of(sent(family, second)) == "word"


def test_a_report_of_mine_says_nothing_of_what_another_writes(family):
    draft = made_ready(family, brought())
    item = sent(family, draft, "noor")  # the same id, another writer
    assert source_of(item) == ""


def test_other_words_for_it_keep_where_it_came_from(family):
    item = sent(family, made_ready(family, brought()))
    changes("femke", item, "Andere woorden.")
    assert source_of(item) == "paste"


# ---------- an address of one's own


def address(key="femke"):
    row = MailIn(person=player(key).id, kept=new_id().hex)
    row.code = "geheim"
    does(key, lambda: row.save(force_insert=True))
    return row


def test_an_address_is_its_owners_alone_and_one_runs(family):
    does("femke", lambda: MailIn.objects.filter(ended_at=None).update(ended_at=clock.now()))
    row = address()
    for key in EVERYBODY:
        mine = does(key, lambda: list(MailIn.objects.filter(id=row.id).values_list("id", flat=True)))
        assert bool(mine) == (key == "femke")
    assert not does("noor", lambda: MailIn.objects.filter(id=row.id).exists(), through=family.members["femke"])
    with pytest.raises(DatabaseError):
        address()


def test_nobody_makes_an_address_for_another_reads_its_secret_or_lets_it_run_again(family):
    does("mark", lambda: MailIn.objects.filter(ended_at=None).update(ended_at=clock.now()))
    row = address("mark")
    with pytest.raises(DatabaseError):
        does("noor", lambda: MailIn(person=player("mark").id, kept=new_id().hex).save(force_insert=True))
    with pytest.raises(DatabaseError):
        does("mark", lambda: list(MailIn.objects.filter(id=row.id).values_list("kept", flat=True)))
    does("mark", lambda: MailIn.objects.filter(id=row.id).update(ended_at=clock.now()))
    with pytest.raises(DatabaseError):
        does("mark", lambda: MailIn.objects.filter(id=row.id).update(ended_at=None))


def test_the_web_role_does_not_ask_for_whom_an_address_is(family):
    assert is_refused("femke", lambda: act("mail_for", "x"))
    assert act("mail_for", "x", using="door") == []


# ---------- an organisation's own program


def brings(organisation, who, report, client="program", scope="reports"):
    row = Incoming(id=report)
    row.text = "Uit het ECD."
    with acting_as(Acting(organisation, client=client, scope=scope)):
        act("bring_report", report, who, b"", row.text_sealed, b"", None, None)


@pytest.fixture
def samen_doen():
    """An organisation where Femke works."""
    organisation = new_id()
    with superuser() as root:
        root.execute("delete from employee where person = %s", [player("femke").id])
        columns = "id, name_sealed, way, content, headings_sealed, endpoint_sealed, mail_sealed, passphrase_sealed, bucket_sealed"
        root.execute(
            f"insert into organisation ({columns}, mail_code, mail_code_tries, created_at, changed_at, version)"
            " values (%s, '', '', 'whole', '', '', '', '', '', '', 0, now(), now(), 1)",
            [organisation],
        )
        root.execute(
            "insert into employee (id, organisation_id, person, manager, joined_at) values (%s, %s, %s, false, now())",
            [new_id(), organisation, player("femke").id],
        )
        root.commit()
    return organisation


def test_a_program_brings_a_report_to_who_works_there_once(family, samen_doen):
    report = new_id()
    brings(samen_doen, player("femke").id, report)
    brings(samen_doen, player("femke").id, report)
    row = does("femke", lambda: Incoming.objects.get(id=report))
    assert (row.source, row.organisation_id, row.text) == ("system", samen_doen, "Uit het ECD.")
    with acting_as(Acting(samen_doen, client="program", scope="reports")):
        assert not Incoming.objects.filter(id=report).exists()  # it reads none back


def test_a_program_brings_nothing_to_others_nor_without_its_scope(family, samen_doen):
    femke = player("femke").id
    for wrong in (
        lambda: brings(samen_doen, player("daan").id, new_id()),
        lambda: brings(new_id(), femke, new_id()),
        lambda: brings(samen_doen, femke, new_id(), scope="takeovers"),
        lambda: brings(samen_doen, femke, new_id(), client="web"),
    ):
        with pytest.raises(Refused):
            wrong()


# ---------- at night


def test_after_thirty_days_and_a_day_after_throwing_away_a_report_is_gone(family):
    kept, thrown = brought(), brought()
    does("femke", lambda: incoming.throw(thrown.id))
    incoming.empty_old()
    assert seen("femke", kept)
    assert seen("femke", thrown)  # for a day it can come back
    with clock.moved_to(clock.now() + timedelta(days=2)):
        incoming.empty_old()
    assert seen("femke", kept)
    assert not seen("femke", thrown)
    with clock.moved_to(clock.now() + timedelta(days=31)):
        incoming.empty_old()
    assert not seen("femke", kept)


def test_of_a_used_report_only_the_line_stays_while_its_stukje_waits(family):
    row = brought(source="word")
    draft = made_ready(family, row)
    with clock.moved_to(clock.now() + timedelta(days=2)):
        incoming.empty_old()
        with superuser() as root:
            assert one(root, "select length(text_sealed) from incoming where id = %s", row.id) == 0
        item = sent(family, draft)
        does("femke", lambda: Draft.objects.filter(id=draft.id).delete())
        incoming.empty_old()
    assert source_of(item) == "word"
    assert not seen("femke", row)
