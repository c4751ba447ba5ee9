"""Messages on a device: a real receiver opens what arrives, and nothing in it tells what it is about."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db import connection, transaction
from django.test import Client

from cast.browser import sign_in
from cast.people import as_, player
from gezinsboek.circle.tests.wires import app_as, column, superuser
from gezinsboek.ground.mail.models import Mail
from gezinsboek.notices import pushing, telling, vapid
from gezinsboek.notices.models import Device

from .telling import day, forget, mailed, wish

AUTH = b"0123456789abcdef"


class Receiver:
    """A push service and the browser behind it: keeps what arrives, opens it with the browser's keys (RFC 8291)."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.arrived: list[tuple[dict[str, str], bytes]] = []
        self.answer = 201
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.arrived.append((dict(self.headers), body))
                self.send_response(receiver.answer)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    @property
    def told(self) -> dict[str, str]:
        """What the browser sends when somebody switches it on."""
        letters = vapid.in_letters
        return {
            "endpoint": f"{self.origin}/abc",
            "key": letters(vapid.point(self.key.public_key())),
            "secret": letters(AUTH),
        }

    def opened(self, body: bytes) -> bytes:
        salt, length = body[:16], body[20]
        sender, sealed = body[21 : 21 + length], body[21 + length :]
        shared = self.key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender))
        info = b"WebPush: info\0" + vapid.point(self.key.public_key()) + sender
        first = HKDF(SHA256(), 32, AUTH, info).derive(shared)
        key = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\0").derive(first)
        nonce = HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\0").derive(first)
        message = AESGCM(key).decrypt(nonce, sealed, None)
        assert message.endswith(b"\x02")
        return message[:-1]


@pytest.fixture
def receiver(settings):
    settings.PUSH_HOSTS = [*settings.PUSH_HOSTS, "127.0.0.1"]
    found = Receiver()
    threading.Thread(target=found.server.serve_forever, daemon=True).start()
    yield found
    found.server.shutdown()
    found.server.server_close()


@pytest.fixture
def family(family):
    forget()
    wish("mark")
    return family


def switches_on(who: str, receiver: Receiver, **other: str) -> Client:
    client = sign_in(Client(), who)
    assert client.post("/mijn/berichten/apparaat/", receiver.told | other).status_code == 302
    return client


def devices(key: str) -> list[Device]:
    with as_(key), transaction.atomic():
        return list(Device.objects.all())


def rings() -> None:
    """What the worker does with the jobs that wait."""
    with connection.cursor() as cursor:
        cursor.execute("select args from procrastinate_jobs where task_name = 'notices.ring' order by id")
        jobs = [args if isinstance(args, dict) else json.loads(args) for (args,) in cursor.fetchall()]
        cursor.execute("delete from procrastinate_jobs")
    for job in jobs:
        telling.ring(**job)


def told_now(family) -> None:
    family.writes("noor", "Thuis", "Lina at een appel.")
    telling.tell_everybody()
    rings()


def test_the_standards_own_example():
    """RFC 8291, section 5."""
    raw = vapid.from_letters
    number = int.from_bytes(raw("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big")
    body = vapid.sealed_for(
        raw("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
        raw("BTBZMqHH6r4Tts7J_aSIgg"),
        b"When I grow up, I want to be a watermelon",
        salt=raw("DGv6ra1nlYgDCS1FRnbzlw"),
        once=ec.derive_private_key(number, ec.SECP256R1()),
    )
    assert vapid.in_letters(body) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl"
        "7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


@pytest.mark.parametrize(("discreet", "title"), [(False, "Er is iets nieuws voor je"), (True, "Bericht van je agenda")])
def test_a_device_shows_that_something_is_new_and_nothing_else(family, receiver, discreet, title):
    wish("mark", discreet=discreet)
    switches_on("mark", receiver)
    told_now(family)
    ((headers, body),) = receiver.arrived
    assert json.loads(receiver.opened(body)) == {"title": title, "url": "/nieuw/"}
    for word in (b"appel", b"Noor", b"nieuw", str(family.id).encode(), b"mark"):
        assert word not in body
    assert headers["Content-Encoding"] == "aes128gcm" and headers["TTL"]


def test_the_push_service_can_check_that_it_is_we_who_send(family, receiver):
    switches_on("mark", receiver)
    told_now(family)
    headers = receiver.arrived[0][0]
    token, key = (part.split("=", 1)[1] for part in headers["Authorization"].removeprefix("vapid ").split(", "))
    signed, _dot, signature = token.rpartition(".")
    raw, known = vapid.from_letters(signature), vapid.from_letters(key)
    der = utils.encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), known)
    public.verify(der, signed.encode(), ec.ECDSA(SHA256()))
    with pytest.raises(InvalidSignature):
        public.verify(der, signed.encode() + b"x", ec.ECDSA(SHA256()))
    assert json.loads(vapid.from_letters(signed.split(".")[1]))["aud"] == receiver.origin
    assert vapid.in_letters(known) == vapid.public_key()


def test_who_wants_no_mail_can_still_have_a_sign_on_a_device(family, receiver):
    wish("mark", mail=False)
    switches_on("mark", receiver)
    told_now(family)
    assert len(receiver.arrived) == 1
    assert not Mail.objects.using("door").exists()


def test_a_device_follows_the_same_wishes_as_mail(family, receiver):
    wish("mark", "none")
    switches_on("mark", receiver)
    told_now(family)
    assert receiver.arrived == []
    assert "mark" not in mailed(day(1, 19))


def test_switching_on_twice_is_one_device_and_off_is_none(family, receiver):
    client = switches_on("mark", receiver)
    client.post("/mijn/berichten/apparaat/", receiver.told)
    (device,) = devices("mark")
    assert "Zet uit" in client.get("/mijn/berichten/").content.decode()
    client.post("/mijn/berichten/apparaat/weg/", {"device": device.id})
    assert devices("mark") == []
    told_now(family)
    assert receiver.arrived == []


def test_nobody_sees_uses_or_removes_anothers_device(family, receiver):
    switches_on("mark", receiver)
    (device,) = devices("mark")
    sign_in(Client(), "noor").post("/mijn/berichten/apparaat/weg/", {"device": device.id})
    assert devices("noor") == [] and len(devices("mark")) == 1
    with app_as(player("noor").acting()) as noor:
        assert not column(noor, "select id from notice_device")
    with app_as(None) as nobody:
        assert not column(nobody, "select id from notice_device")
    telling.ring(person=str(player("noor").id), device=str(device.id), language="nl", discreet=False)
    assert receiver.arrived == []


def test_where_a_device_is_reached_lies_sealed(family, receiver):
    switches_on("mark", receiver)
    with superuser() as root:
        row = str(root.execute("select * from notice_device").fetchall())
    assert "127.0.0.1" not in row and receiver.told["key"] not in row


@pytest.mark.parametrize("gone", [404, 410])
def test_a_device_that_is_gone_is_forgotten(family, receiver, gone):
    switches_on("mark", receiver)
    receiver.answer = gone
    told_now(family)
    assert devices("mark") == []


def test_a_push_service_that_fails_is_tried_again(family, receiver):
    switches_on("mark", receiver)
    receiver.answer = 503
    with pytest.raises(pushing.NotPushed):
        told_now(family)
    assert len(devices("mark")) == 1


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://127.0.0.1:1/abc",
        "https://169.254.169.254/latest",
        "https://localhost/",
        "https://fcm.googleapis.com.voorbeeld.test/x",
        "https://iemand@fcm.googleapis.com/x",
        "https://fcm.googleapis.com:22/x",
        "http://fcm.googleapis.com/x",
        "https://evilnotify.windows.com/x",
        "https://[::1]:99999/",
        "ftp://fcm.googleapis.com/x",
        "",
    ],
)
def test_we_call_nobody_but_the_push_services_of_browsers(family, endpoint):
    told = Receiver()
    told.server.server_close()
    sign_in(Client(), "mark").post("/mijn/berichten/apparaat/", told.told | {"endpoint": endpoint})
    assert devices("mark") == []


@pytest.mark.parametrize("host", ["fcm.googleapis.com", "updates.push.services.mozilla.com", "wns2.notify.windows.com"])
def test_the_browsers_own_services_are_known(host):
    assert pushing.allowed(f"https://{host}/send/abc")


@pytest.mark.parametrize("wrong", [{"key": "x"}, {"key": "AAAA"}, {"secret": ""}, {"secret": "é"}, {"key": "é" * 40}])
def test_what_is_no_key_is_refused_calmly(family, receiver, wrong):
    switches_on("mark", receiver, **wrong)
    assert devices("mark") == []
