"""The trace and the network address of a request, which go into every transaction's first statement."""

import pytest

from gezinsboek.ground.postgres.base import statements
from gezinsboek.ground.trace import peer, trace, traced

KNOWN = "0af7651916cd43dd8448eb211c80319c"


def test_a_new_trace_is_unlike_another():
    with traced() as one:
        pass
    with traced() as two:
        pass
    assert one != two
    assert len(one) == len(two) == 32
    assert trace() == ""


def test_the_callers_trace_goes_on():
    with traced(f"00-{KNOWN}-b7ad6b7169203331-01"):
        assert trace() == KNOWN


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        KNOWN,
        f"00-{'0' * 32}-b7ad6b7169203331-01",
        f"00-{KNOWN}-{'0' * 16}-01",
        f"00-{KNOWN.upper()}-b7ad6b7169203331-01",
        f"00-{KNOWN}-b7ad6b7169203331-01\n",
        f"00-{'٣' * 32}-b7ad6b7169203331-01",
        "00-'; drop table item; --",
    ],
)
def test_a_wrong_one_is_replaced(wrong):
    with traced(wrong) as known:
        assert known != KNOWN
        assert known.isascii()
        assert len(known) == 32


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:DB8::1", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("fe80::1%'; drop table item; --", "fe80::1"),
        ("fe80::1%eth0', true); select pg_sleep(9); --", "fe80::1"),
        ("", ""),
        ("unknown", ""),
        ("192.0.2.7'", ""),
        ("192.0.2.7:8000", ""),
        ("٣.٣.٣.٣", ""),
    ],
)
def test_an_address_is_figures_and_nothing_else(told, kept):
    with traced("", told):
        assert peer() == kept
        assert statements().count("'") == 8  # two settings, each a name and a value
        assert "drop" not in statements()
