"""A passkey in software: what a phone answers, without a phone."""

import hashlib
import json
import re
import secrets
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

ORIGIN, HOST = "http://testserver", "testserver"
UP, UV, AT = AuthenticatorData.FLAG.UP, AuthenticatorData.FLAG.UV, AuthenticatorData.FLAG.AT


def options_in(page: bytes) -> dict[str, Any]:
    """The options that the page hands to the browser."""
    found = re.search(rb'id="js_data" type="application/json">(.+?)</script>', page)
    assert found, page
    told: dict[str, Any] = json.loads(found[1])
    options: dict[str, Any] = next(iter(told.values()))["publicKey"]
    return options


class SoftKey:
    """One credential; `verifies` says whether it checks a finger, a face or a code."""

    def __init__(self, verifies: bool = True) -> None:
        self.secret = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.handle = b""
        self.flags = UP | UV if verifies else UP

    def make(self, options: dict[str, Any]) -> str:
        """What `navigator.credentials.create` gives, as our form sends it."""
        self.handle = websafe_decode(options["user"]["id"])
        public = ES256.from_cryptography_key(self.secret.public_key())
        about = AttestedCredentialData.create(Aaguid.NONE, self.id, public)
        data = AuthenticatorData.create(hashlib.sha256(HOST.encode()).digest(), self.flags | AT, 0, about)
        client = CollectedClientData.create("webauthn.create", options["challenge"], ORIGIN)
        return self._told(
            {
                "clientDataJSON": websafe_encode(client),
                "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
            },
            credProps={"rk": True},
        )

    def get(self, options: dict[str, Any]) -> str:
        """What `navigator.credentials.get` gives."""
        data = AuthenticatorData.create(hashlib.sha256(HOST.encode()).digest(), self.flags, 1)
        client = CollectedClientData.create("webauthn.get", options["challenge"], ORIGIN)
        signature = self.secret.sign(bytes(data) + client.hash, ec.ECDSA(hashes.SHA256()))
        return self._told(
            {
                "clientDataJSON": websafe_encode(client),
                "authenticatorData": websafe_encode(data),
                "signature": websafe_encode(signature),
                "userHandle": websafe_encode(self.handle),
            }
        )

    def _told(self, response: dict[str, str], **extensions: Any) -> str:
        known = websafe_encode(self.id)
        return json.dumps(
            {
                "id": known,
                "rawId": known,
                "type": "public-key",
                "response": response,
                "clientExtensionResults": extensions,
            }
        )
