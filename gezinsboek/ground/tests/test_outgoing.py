"""Calling an address that somebody typed: a real HTTPS server, and everything that may not be called."""

import ipaddress
import re
import socket
import ssl
import threading

import pytest
from django.conf import settings

from gezinsboek.ground import outgoing
from gezinsboek.ground.outgoing import Forbidden, Unreached, public, send

from .receivers import receiving


@pytest.fixture
def receiver(tmp_path, monkeypatch, settings):
    settings.INTERNAL_HOSTS = ["localhost"]
    with receiving(tmp_path) as found:
        monkeypatch.setenv("SSL_CERT_FILE", str(found.certificate))
        yield found


@pytest.fixture
def names(monkeypatch):
    """What the network says about names; changes with every question when told so."""
    told: dict[str, list[list[str]]] = {}
    asked: list[str] = []

    def getaddrinfo(host, port, *_, **__):
        asked.append(host)
        answers = told[host]
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            (socket.AF_INET6 if ":" in one else socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in found
        ]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    told["asked"] = [asked]
    return told


def test_what_is_sent_arrives_once_and_whole(receiver):
    assert send("POST", receiver.url, b'{"a":1}', {"Content-Type": "application/json"}) == 200
    [(line, headers, body)] = receiver.arrived
    assert line == "POST /in?from=us" and body == b'{"a":1}'
    assert headers["Host"] == f"localhost:{receiver.port}" and headers["Content-Type"] == "application/json"


def test_the_answer_is_read_no_further_than_asked(receiver):
    assert outgoing.call("POST", receiver.url, b"", {}) == (200, b"")
    assert outgoing.call("POST", receiver.url, b"", {}, most=8) == (200, b"whatever")


def test_a_certificate_nobody_vouches_for_is_not_trusted(receiver, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(Unreached, match="SSLCertVerificationError"):
        send("POST", receiver.url, b"", {})
    assert receiver.arrived == []


def test_a_certificate_of_another_name_is_not_trusted(receiver, names, settings):
    settings.INTERNAL_HOSTS = ["record.example"]
    names["record.example"] = [["127.0.0.1"]]
    with pytest.raises(Unreached, match="SSLCertVerificationError"):
        send("POST", f"https://record.example:{receiver.port}/", b"", {})


def test_a_redirect_is_not_followed(receiver):
    receiver.answers, receiver.location = [307], receiver.url
    assert send("POST", receiver.url, b"x", {}) == 307
    assert len(receiver.arrived) == 1


def test_a_server_that_never_ends_its_answer_is_hung_up_on(receiver):
    receiver.drip = 0.05
    with pytest.raises(Unreached):
        send("POST", receiver.url, b"x", {}, seconds=0.5)


def test_a_server_that_says_nothing_is_hung_up_on(settings):
    settings.INTERNAL_HOSTS = ["127.0.0.1"]
    with socket.create_server(("127.0.0.1", 0)) as deaf, pytest.raises(Unreached):
        send("POST", f"https://127.0.0.1:{deaf.getsockname()[1]}/", b"x", {}, seconds=0.3)


def test_a_server_that_is_not_there_is_unreached(settings):
    settings.INTERNAL_HOSTS = ["127.0.0.1"]
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(Unreached, match="ConnectionRefusedError"):
        send("POST", f"https://127.0.0.1:{port}/", b"x", {})


@pytest.mark.parametrize(
    "url",
    [
        "http://record.example/",
        "ftp://record.example/",
        "https://",
        "https:///path",
        "record.example",
        "https://user@record.example/",
        "https://record.example:99999/",
        "https://record.example/a b",
        "https://record.example/\r\nX: y",
        "https://record.example/é",
        "file:///etc/passwd",
    ],
)
def test_what_is_no_plain_https_address_is_never_called(url, names, settings):
    settings.INTERNAL_HOSTS = []
    with pytest.raises(Forbidden):
        send("POST", url, b"", {})
    assert names["asked"] == [[]]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::a00:1",
        "2002:a00:1::1",
        "2002:7f00:1::1",
    ],
)
def test_no_address_of_a_private_network_is_public(address, names, settings):
    settings.INTERNAL_HOSTS = []
    assert not public(ipaddress.ip_address(address))
    names["record.example"] = [[address]]
    with pytest.raises(Forbidden, match="private"):
        send("POST", "https://record.example/", b"", {})
    names["record.example"] = [["93.184.216.34", address]]
    with pytest.raises(Forbidden, match="private"):
        send("POST", "https://record.example/", b"", {})


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_addresses_of_the_internet_are_public(address):
    assert public(ipaddress.ip_address(address))


@pytest.mark.parametrize("written", ["https://2130706433/", "https://0x7f000001/", "https://127.1/", "https://[::1]/"])
def test_other_ways_to_write_our_own_machine_are_refused_too(written, settings):
    settings.INTERNAL_HOSTS = []
    with pytest.raises((Forbidden, Unreached)):
        send("POST", written, b"", {}, seconds=2)


def test_we_call_the_address_that_was_looked_at(names, settings, monkeypatch):
    """A name that says something else the second time is not asked a second time."""
    settings.INTERNAL_HOSTS = []
    names["record.example"] = [["93.184.216.34"], ["127.0.0.1"]]
    dialled: list[object] = []

    class Line(socket.socket):
        def connect(self, place):
            dialled.append(place)
            raise ConnectionRefusedError

    monkeypatch.setattr(socket, "socket", Line)
    with pytest.raises(Unreached):
        send("POST", "https://record.example/", b"", {})
    assert dialled == [("93.184.216.34", 443)]
    assert names["asked"] == [["record.example"]]


def test_an_address_that_keeps_silent_leaves_time_for_the_next(names, settings, monkeypatch):
    settings.INTERNAL_HOSTS = []
    names["record.example"] = [["93.184.216.34", "93.184.216.35"]]
    dialled: list[tuple[object, bool]] = []

    class Line(socket.socket):
        def connect(self, place):
            dialled.append((place[0], (self.gettimeout() or 0) <= outgoing.SECONDS / 2))
            raise TimeoutError

    monkeypatch.setattr(socket, "socket", Line)
    with pytest.raises(Unreached, match="TimeoutError"):
        send("POST", "https://record.example/", b"", {})
    assert dialled == [("93.184.216.34", True), ("93.184.216.35", False)]


def test_a_name_that_nobody_answers_for_is_not_waited_for(settings, monkeypatch):
    answered = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answered.wait(30) and [])
    with pytest.raises(Unreached, match="TimeoutError"):
        send("POST", "https://record.example/", b"", {}, seconds=0.2)
    answered.set()


@pytest.mark.parametrize("written", ["127.0.0.1", "[::1]", "10.0.0.8", "127.1", "2130706433", "0x7f000001"])
def test_numbers_of_a_private_network_are_refused_before_anybody_is_asked(written, names, settings):
    settings.INTERNAL_HOSTS = []
    with pytest.raises(Forbidden, match="private"):
        outgoing.target(f"https://{written}/")
    assert names["asked"] == [[]]


def test_the_operator_may_name_one_port_of_a_host_alone(receiver, settings):
    settings.INTERNAL_HOSTS = [f"localhost:{receiver.port}"]
    assert send("POST", receiver.url, b"", {}) == 200
    settings.INTERNAL_HOSTS = ["localhost:1"]
    with pytest.raises(Forbidden):
        send("POST", receiver.url, b"", {})


def test_no_answer_without_encryption_in_a_real_installation(settings):
    settings.KIND, settings.INTERNAL_HOSTS = "real", ["localhost"]
    with pytest.raises(Forbidden, match="https"):
        outgoing.target("http://localhost:8000/")
    assert outgoing.target("https://localhost/").port == 443
    assert ssl.create_default_context().verify_mode == ssl.CERT_REQUIRED


def test_nothing_else_in_the_product_calls_another_machine():
    """Mail goes by Django's own way to the operator's mail server; everything else by ours."""
    libraries = r"http\.client|urllib\.request|urllib3|requests|httpx|aiohttp|boto3|socket"
    ways = re.compile(rf"^\s*(?:import|from) (?:{libraries})\b", re.MULTILINE)
    code = [path for path in (settings.ROOT / "gezinsboek").rglob("*.py") if "tests" not in path.parts]
    calling = {path.name for path in code if ways.search(path.read_text())}
    assert calling == {"outgoing.py"}
