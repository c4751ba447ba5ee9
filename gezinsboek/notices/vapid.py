"""Web push as browsers take it: the message encrypted for one device (RFC 8291), and who sends it (VAPID, RFC 8292).

The message is neutral anyway, and the push service between us and the device cannot read even that.
"""

import base64
import json
import os
import time
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

CURVE = ec.SECP256R1()
LIFE = 12 * 60 * 60
RECORD = 4096


def in_letters(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def from_letters(text: str) -> bytes:
    """Raises ValueError for what is not base64."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


@cache
def own_key() -> ec.EllipticCurvePrivateKey:
    """The installation's own, made with its other secrets: `<home>/push.key`."""
    number = int.from_bytes((settings.GEZINSBOEK_HOME / "push.key").read_bytes(), "big")
    return ec.derive_private_key(number, CURVE)


def public_key() -> str:
    """What a browser must know before it takes messages from us."""
    return in_letters(point(own_key().public_key()))


def authorization(origin: str) -> str:
    """The header that says to the push service at `origin` that it is we who send."""
    told = {"aud": origin, "exp": int(time.time()) + LIFE, "sub": f"mailto:{settings.SECURITY_CONTACT}"}
    signed = ".".join(_json(part) for part in ({"typ": "JWT", "alg": "ES256"}, told))
    r, s = utils.decode_dss_signature(own_key().sign(signed.encode(), ec.ECDSA(SHA256())))
    return f"vapid t={signed}.{in_letters(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}, k={public_key()}"


def sealed_for(
    device: bytes,
    secret: bytes,
    message: bytes,
    *,
    salt: bytes | None = None,
    once: ec.EllipticCurvePrivateKey | None = None,
) -> bytes:
    """The body of a push (aes128gcm, one record). `device` and `secret` come from the browser. `salt` and `once` are new
    for every message; only a test of the standard's own example names them. Raises ValueError for what is no key."""
    salt, once = salt or os.urandom(16), once or ec.generate_private_key(CURVE)
    theirs, ours = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, device), point(once.public_key())
    shared = _derived(once.exchange(ec.ECDH(), theirs), secret, b"WebPush: info\0" + device + ours, 32)
    key = _derived(shared, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(shared, salt, b"Content-Encoding: nonce\0", 12)
    head = salt + RECORD.to_bytes(4, "big") + bytes([len(ours)]) + ours
    return head + AESGCM(key).encrypt(nonce, message + b"\x02", None)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)


def _json(part: dict[str, Any]) -> str:
    return in_letters(json.dumps(part, separators=(",", ":")).encode())
