"""Taking stukjes over: the same content once, as the rules say, with everything that goes wherever the text goes."""

import hashlib
import json

import pytest

from cast.deeds import changes, does, replies
from cast.working import samen_doen
from gezinsboek.ground import clock
from gezinsboek.ground.acts import Refused
from gezinsboek.organisations.headings import DEFAULT
from gezinsboek.records import taking
from gezinsboek.records.gathering import gather
from gezinsboek.records.models import Delivery, Takeover
from gezinsboek.records.record import as_text, bytes_of
from gezinsboek.records.tests.taking_over import allowing, job
from gezinsboek.records.tests.taking_over import receipts as seen
from gezinsboek.timeline import desk, rebutting, writing


def took(key, *items, how="click", **told):
    return does(key, lambda: taking.take_over([one.id for one in items], how, **told))


def receipt(key, went):
    return does(key, lambda: Takeover.objects.get(id=went.record.id))


def test_my_own_text_goes_with_its_mark_the_weerwoord_my_replies_and_my_own_reference(family):
    item = does("femke", lambda: writing.write(family.id, family.chapters["Hulp"], "Milan sliep door.", mark="fact"))
    replies("femke", item, "Ik pas het aan.")
    replies("noor", item, "Dank je.")
    does("noor", lambda: rebutting.say(item, "Hij sliep slecht.", 0, 1))
    does("femke", lambda: desk.call(family.id, "", "C-204"))
    record = took("femke", item)[0].record
    assert (record.text, record.mark, record.reference, record.chapter) == (
        "Milan sliep door.",
        "fact",
        "C-204",
        "Hulp",
    )
    assert [one.text for one in record.replies] == ["Ik pas het aan."]
    assert [one.text for one in record.rebuttals] == ["Hij sliep slecht."]
    assert record.author.startswith("Femke, ")
    assert str(family.id) not in json.dumps(json.loads(bytes_of(record)))


def test_my_words_go_as_i_last_wrote_them_whoever_changed_them_since(family):
    item = family.writes("femke", "Hulp", "Zoals ik het schreef.")
    answer = replies("femke", item, "Mijn antwoord.")
    changes("noor", item, "Zoals Noor het wil.")
    does("noor", lambda: writing.change_reply(answer, "Anders.", 1))
    record = took("femke", item)[0].record
    assert record.text == "Zoals ik het schreef."
    assert [one.text for one in record.replies] == ["Mijn antwoord."]


def test_where_i_only_replied_nothing_of_the_stukje_goes(family):
    item = family.writes("noor", "Hulp", "Van Noor zelf.")
    replies("femke", item, "Van Femke.")
    replies("noor", item, "Nog van Noor.")
    record = took("femke", item)[0].record
    assert (record.text, record.rebuttals, record.why) == ("", [], "replied")
    assert [one.text for one in record.replies] == ["Van Femke."]
    assert "Noor" not in bytes_of(record).decode()


def test_words_of_others_do_not_go(family):
    item = family.writes("noor", "Hulp", "Van Noor zelf.")
    assert took("femke", item) == []
    assert seen(family, "noor") == []


def test_allowed_words_go_with_the_reason_that_the_family_reads(family):
    item = family.writes("noor", "Hulp", "Van Noor zelf.")
    replies("noor", item, "Nog iets.")
    does("noor", allowing(family, "femke", "Hulp"))
    with pytest.raises(Refused):
        took("femke", item)
    went = took("femke", item, reason="Voor het plan van aanpak.")[0]
    assert [one.text for one in went.record.replies] == ["Nog iets."]
    assert receipt("noor", went).reason == "Voor het plan van aanpak."


def test_a_family_member_and_who_only_reads_along_take_nothing_over(family):
    item = family.writes("femke", "Hulp", "Van Femke.")
    assert took("noor", item) == []
    assert took("karim", item) == []


def test_the_same_twice_is_one_receipt(family):
    samen_doen(way="webhook")
    item = family.writes("femke", "Hulp", "Eén keer.")
    first, second = took("femke", item)[0], took("femke", item)[0]
    assert first.record == second.record
    assert does("femke", lambda: Delivery.objects.filter(id=first.record.id).count()) == 1
    changes("femke", item, "Nu anders.")
    third = took("femke", item)[0]
    assert third.record.id != first.record.id
    assert third.record.version == 2


def test_what_the_organisation_receives_is_what_the_receipt_tells(family):
    samen_doen(way="webhook")
    item = family.writes("femke", "Hulp", "Onderweg.")
    went = took("femke", item)[0]
    kept = receipt("femke", went)
    assert kept.sent_at is None
    assert kept.sha256 == hashlib.sha256(bytes_of(went.record)).hexdigest()
    with job("femke") as app:
        query = "select dossier, payload from acl.delivery_content(%s)"
        ((book, sealed),) = app.execute(query, [went.record.id]).fetchall()
    with clock.moved_to(clock.now()):
        payload = Delivery(id=went.record.id, dossier_id=book, payload_sealed=bytes(sealed)).payload
    assert payload.encode() == bytes_of(went.record)


def test_the_receipt_of_a_copy_tells_the_text_block(family):
    samen_doen(way="copy")
    item = family.writes("femke", "Hulp", "Voor het klembord.")
    went = took("femke", item)[0]
    assert receipt("femke", went).sha256 == hashlib.sha256(as_text(went.record, DEFAULT).encode()).hexdigest()


def test_typed_again_by_hand_is_kept_without_a_fingerprint(family):
    item = family.writes("femke", "Hulp", "Overgetypt.")
    kept = receipt("femke", took("femke", item, how="typed")[0])
    assert (kept.way, kept.how, kept.sha256, kept.words) == ("typed", "typed", "", 1)


def test_another_way_than_my_organisation_has_is_not_there(family):
    samen_doen(way="download")
    item = family.writes("femke", "Hulp", "Tekst.")
    with pytest.raises(ValueError, match="webhook"):
        took("femke", item, way="webhook")


def test_many_at_once_cost_as_many_queries_as_two(family, django_assert_max_num_queries):
    items = [family.writes("femke", "Hulp", f"Stukje {n}.") for n in range(12)]

    def few():
        with django_assert_max_num_queries(5):
            return gather([one.id for one in items])

    assert len(does("femke", few)) == 12
