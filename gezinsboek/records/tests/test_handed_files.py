"""SHARING 21: a program fetches the files of what was handed over to its organisation, and no others."""

import base64
import hashlib
from datetime import timedelta

import pytest

from cast.deeds import does, is_refused
from cast.family import WRITE
from cast.working import samen_doen
from gezinsboek.circle.tests.wires import app_as, column, superuser
from gezinsboek.ground import clock
from gezinsboek.ground.acting import Acting
from gezinsboek.ground.ids import new_id
from gezinsboek.records import taking
from gezinsboek.records.models import Delivery
from gezinsboek.timeline import files, writing
from gezinsboek.timeline.models import File
from gezinsboek.timeline.tests.test_files import photo

from .programs import Program, new_key
from .taking_over import taking as told
from .test_programs import elsewhere  # noqa: F401  # another organisation and its program


def with_photos(family, key="femke", many=2):
    """A stukje of this player with photos."""

    def deed():
        item = new_id()
        held = [files.hold(family.id, item, photo(f"zon-{n}.jpg")) for n in range(many)]
        return writing.write(family.id, family.chapters["Hulp"], "Kijk.", item_id=item, files=held)

    return does(key, deed)


def first_file(key, item):
    return does(key, lambda: File.objects.filter(item_id=item.id).earliest("created_at"))


@pytest.fixture
def went(family, ours):
    """Handed over by webhook, with two photos; it waits to be sent."""
    samen_doen(way="webhook")
    item = with_photos(family)
    [one] = does("femke", lambda: taking.take_over([item.id], "click"))
    return one


def url(went, number):
    return f"overnames/{went.record.id}/bestand/{number}/"


def test_each_file_comes_in_the_very_bytes_of_its_sha256_in_the_order_of_the_record(went, program):
    assert len(went.record.files) == 2
    for number, one in enumerate(went.record.files, 1):
        answer = program.get(url(went, number))
        assert (answer.status_code, answer["Content-Type"]) == (200, one.mime)
        digest = hashlib.sha256(answer.content)
        assert (digest.hexdigest(), len(answer.content)) == (one.sha256, one.size)
        assert answer["Repr-Digest"] == f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"
        assert one.name not in str(answer.headers)


def test_what_is_no_file_of_it_is_not_there(went, program):
    for number in (0, 3, 1000, 10**30):
        assert program.get(url(went, number)).status_code == 404
    assert program.get(f"overnames/{new_id()}/bestand/1/").status_code == 404
    assert program.post(url(went, 1), {}).status_code == 405


def test_another_organisation_gets_nothing_and_hears_no_difference(went, elsewhere):  # noqa: F811
    theirs, nothing = elsewhere.get(url(went, 1)), elsewhere.get(f"overnames/{new_id()}/bestand/1/")
    assert theirs.status_code == nothing.status_code == 404
    assert theirs.content == nothing.content


def test_without_a_key_that_runs_nothing_comes(went, ours):
    old = new_key(ours).shown
    assert Program(old).get(url(went, 1)).status_code == 200
    new_key(ours)
    for shown in (old, "", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"):
        assert Program(shown).get(url(went, 1)).status_code == 401


def test_a_key_without_the_right_gets_nothing_of_the_database(went, ours):
    wanted = "select file from acl.handed_file(%s, 1)"

    def given(who):
        with app_as(who) as app:
            return column(app, wanted, went.record.id)

    assert given(Acting(ours.id, client="program", scope="takeovers"))
    for who in (
        Acting(ours.id, client="program", scope="reports"),
        Acting(ours.id, client="program"),
        Acting(ours.id, scope="takeovers"),
        Acting(new_id(), client="program", scope="takeovers"),
        Acting(went.gathered.book.me.person_id, client="program", scope="takeovers"),
        Acting(went.gathered.book.me.person_id),
    ):
        assert given(who) == set()


def test_a_file_of_what_was_not_taken_over_is_not_there(family, went, program):
    other = with_photos(family)
    file = first_file("femke", other)
    assert program.get(f"overnames/{other.id}/bestand/1/").status_code == 404
    assert program.get(f"overnames/{file.id}/bestand/1/").status_code == 404


def test_nobody_hands_over_the_file_of_another_or_of_another_stukje(family, ours):
    family.grant("noor", "yasmin", "Hulp", WRITE)
    mine, other, theirs = with_photos(family), with_photos(family), with_photos(family, "yasmin")
    usual = {"way": "webhook", "organisation": ours.id, "payload": b"sealed"}
    for item in (other, theirs):
        file = first_file("femke", item)
        assert is_refused("femke", told(mine, files=[str(file.id)], **usual))
    own = first_file("femke", mine)
    does("femke", told(mine, files=[str(own.id)], **usual))


@pytest.mark.parametrize("what", ["file", "item"])
def test_what_was_thrown_away_since_is_not_handed_over(family, went, program, what):
    if what == "item":
        does("femke", went.gathered.item.bin)
    else:
        does("femke", lambda: writing.bin_file(went.record.files[0].id))
    assert program.get(url(went, 1)).status_code == 404
    assert program.get(url(went, 2)).status_code == (404 if what == "item" else 200)


def test_it_can_be_fetched_for_thirty_days_after_it_arrived(went, program):
    with superuser() as root:
        root.execute(
            "update delivery set state = 'arrived', payload_sealed = '', arrived_at = now() where id = %s",
            [went.record.id],
        )
    assert program.get(url(went, 1)).status_code == 200
    with clock.moved_to(clock.now() + timedelta(days=31)):
        assert program.get(url(went, 1)).status_code == 404


def test_what_its_author_can_still_take_back_is_not_there_yet(family, ours, program):
    samen_doen(way="webhook")

    def deed():
        item = new_id()
        held = [files.hold(family.id, item, photo())]
        writing.write(family.id, family.chapters["Hulp"], "Nog even.", item_id=item, files=held, held_back=True)
        return taking.take_over([item], "ticked")[0]

    one = does("femke", deed)
    assert program.get(url(one, 1)).status_code == 404
    with clock.moved_to(clock.now() + timedelta(seconds=15)):
        assert program.get(url(one, 1)).status_code == 200


def test_its_taker_alone_sees_which_files_went(went):
    assert does("femke", lambda: Delivery.objects.values_list("files", flat=True).get(id=went.record.id)) == [
        one.id for one in went.record.files
    ]
    assert not does("noor", lambda: Delivery.objects.filter(id=went.record.id).exists())
