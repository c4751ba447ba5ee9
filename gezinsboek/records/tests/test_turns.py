"""Turns: a system that hangs, refuses or is slow holds up nobody else's. Two organisations, two real HTTPS receivers."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from cast.deeds import does
from cast.family import Family
from cast.working import here, set_up
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.tests.receivers import Receiver, receiving
from gezinsboek.organisations import colleagues, keys
from gezinsboek.organisations.mine import my_organisation
from gezinsboek.organisations.models import Organisation
from gezinsboek.records import record, sending

from .deliveries import rested, state, takes_over, with_key, works


@pytest.fixture
def school(receiver: Receiver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """The system of the other organisation, where Daan works."""
    folder = tmp_path / "school"
    folder.mkdir()
    with receiving(folder) as found:
        both = tmp_path / "both.pem"
        both.write_bytes(receiver.certificate.read_bytes() + found.certificate.read_bytes())
        monkeypatch.setenv("SSL_CERT_FILE", str(both))
        yield found


@pytest.fixture
def samen(receiver: Receiver) -> Organisation:
    return with_key(way="webhook", endpoint=receiver.url, content="whole")[0]


@pytest.fixture
def regenboog(school: Receiver) -> Organisation:
    def begins() -> Organisation:
        if my_organisation() is None:
            colleagues.begin("De Regenboog", organisation_id=new_id(), employee_id=new_id())
        set_up(way="webhook", endpoint=school.url, content="whole")
        keys.make(here(), "webhook", key_id=new_id(), old_ends=clock.now())
        return here()

    return does("daan", begins)


@pytest.fixture
def hands(family: Family, samen: Organisation, regenboog: Organisation) -> Iterator[Callable[[str], record.Record]]:
    """Femke or Daan takes something over, each to their own organisation."""
    yield (
        lambda key: (
            takes_over(family, samen) if key == "femke" else takes_over(family, regenboog, key="daan", chapter="School")
        )
    )
    with superuser() as db:
        db.execute("update delivery set state = 'dead' where state = 'waiting'")
    works()  # so that no job is left for the next test


def states(taken: list[record.Record], key: str) -> list[str]:
    return [state(one.id, key)[0] for one in taken]


def test_a_system_that_hangs_keeps_the_others_waiting_once_and_then_rests(hands, receiver, school, monkeypatch):
    monkeypatch.setattr("gezinsboek.ground.outgoing.SECONDS", 0.5)
    receiver.drip = 0.05
    stuck, gone = [hands("femke") for _ in range(4)], [hands("daan"), hands("daan")]
    assert works() == 6
    assert states(gone, "daan") == ["arrived", "arrived"]
    assert states(stuck, "femke") == ["waiting"] * 4
    assert len(receiver.arrived) == 1  # the other three did not even call
    for _tick in range(2):
        later = hands("daan")
        assert sending.send_due() == 1
        assert state(later.id, "daan")[0] == "arrived"
    assert len(receiver.arrived) == 1


@pytest.mark.parametrize("answer", [500, 503, 429])
def test_a_system_that_refuses_everybody_rests_while_the_others_go_on(hands, receiver, school, answer):
    receiver.answers = [answer]
    stuck, gone = [hands("femke") for _ in range(3)], hands("daan")
    works()
    assert state(gone.id, "daan")[0] == "arrived"
    assert states(stuck, "femke") == ["waiting"] * 3 and len(receiver.arrived) == 1
    receiver.answers = [200]
    with clock.moved_to(clock.now() + timedelta(minutes=2)):
        sending.send_due()
    assert states(stuck, "femke") == ["arrived"] * 3


@pytest.mark.parametrize("answer", [400, 404])
def test_a_system_that_refuses_one_record_gets_the_next_and_so_do_the_others(hands, receiver, school, answer):
    receiver.answers = [answer, 200]
    first, second, other = hands("femke"), hands("femke"), hands("daan")
    works()
    assert states([first, second], "femke") == ["waiting", "arrived"]
    assert state(other.id, "daan")[0] == "arrived"


def test_what_waits_longest_does_not_pass_everybody_by(hands, receiver, school):
    """A hundred of one organisation and one of another: the one is in the first turn."""
    many, other = [hands("femke") for _ in range(5)], hands("daan")
    order: list[str] = []
    receiver.on_arrival, school.on_arrival = lambda: order.append("samen"), lambda: order.append("school")
    assert sending.send_due() == 6
    assert order.index("school") < 2 and order.count("samen") == 5
    assert states(many, "femke") == ["arrived"] * 5 and state(other.id, "daan")[0] == "arrived"


@pytest.fixture
def nine_seconds(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The sender's own clock: each call to Samen Doen takes nine seconds on it, before the answer comes."""
    now = [1000.0]
    monkeypatch.setattr(sending, "time", SimpleNamespace(monotonic=lambda: now[0]))

    def dawdles() -> None:
        now[0] += 9.0

    receiver.on_arrival = dawdles
    return now


def test_a_slow_system_leaves_the_worker_to_the_others(hands, receiver, school, nine_seconds):
    slow, other = [hands("femke") for _ in range(6)], hands("daan")
    assert works() == 7
    assert state(other.id, "daan")[0] == "arrived"
    assert states(slow, "femke").count("arrived") == len(receiver.arrived) == 1
    assert nine_seconds[0] == 1009.0  # of the six, one took the worker's time
    later, order = hands("daan"), []
    school.on_arrival = lambda: order.append(len(receiver.arrived))
    sending.send_due()
    assert state(later.id, "daan")[0] == "arrived" and order == [1]  # before any of the slow
    assert len(receiver.arrived) == 3  # and of those no more than fit in their part of the minute


def test_a_system_that_answers_faster_again_is_slow_no_longer(hands, receiver, nine_seconds):
    slow = [hands("femke") for _ in range(4)]
    works()
    receiver.on_arrival = None
    sending.send_due()
    assert states(slow, "femke") == ["arrived"] * 4
    after = hands("femke")
    works()
    assert state(after.id)[0] == "arrived"


def test_among_slow_systems_who_waited_longest_comes_first(hands, receiver, school, nine_seconds):
    order: list[str] = []

    def dawdles(name: str) -> Callable[[], None]:
        def called() -> None:
            order.append(name)
            nine_seconds[0] += 9.0

        return called

    receiver.on_arrival, school.on_arrival = dawdles("samen"), dawdles("school")
    for _ in range(4):
        hands("femke"), hands("daan")
    works()
    assert sorted(order) == ["samen", "school"]
    sending.send_due()
    sending.send_due()
    assert [sorted(order[at : at + 2]) for at in (2, 4)] == [["samen", "school"]] * 2


def test_a_turn_that_breaks_breaks_for_itself(hands, receiver, school):
    """The connection to the database is cut while one of Femke's is being sent."""
    broken, other = hands("femke"), hands("daan")

    def cut() -> None:
        receiver.on_arrival = None
        with superuser() as db:
            db.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'gb_app'"
            )

    receiver.on_arrival = cut
    sending.send_due()
    assert state(other.id, "daan")[0] == "arrived"
    assert state(broken.id)[0] == "waiting"
    rested()
    sending.send_due()
    assert state(broken.id)[0] == "arrived"  # once more, under the same id
