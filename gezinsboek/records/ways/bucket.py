"""Into the organisation's own S3 storage. The same names again put the same thing in the same place.

Signed by botocore (AWS Signature 4), sent by our own way out: the endpoint is an address that somebody typed.
"""

import hashlib
import json
from urllib.parse import quote

from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from gezinsboek.ground import outgoing
from gezinsboek.organisations.models import Organisation

from . import Never, NotYet, Parcel

NEEDED = ("endpoint", "name", "access", "secret")


def send(parcel: Parcel, organisation: Organisation) -> None:
    told = _told(organisation)
    for name, kind, content in parcel.papers(organisation):
        url = place(told, name)
        try:
            status = outgoing.send("PUT", url, content, signed(told, url, kind, content))
        except outgoing.Forbidden:
            raise Never("forbidden") from None
        except outgoing.Unreached:
            raise NotYet("no answer") from None
        if not 200 <= status < 300:
            raise NotYet(status)


def place(told: dict[str, str], name: str) -> str:
    """The address of this object, with the bucket in the path: so every S3 server understands it."""
    prefix = told.get("prefix", "").strip("/")
    path = "/".join(part for part in (told["name"].strip("/"), prefix, name) if part)
    return f"{told['endpoint'].rstrip('/')}/{quote(path)}"


def signed(told: dict[str, str], url: str, kind: str, content: bytes) -> dict[str, str]:
    to = outgoing.target(url)
    headers = {
        "Content-Type": kind,
        "Host": to.netloc,
        "x-amz-content-sha256": hashlib.sha256(content).hexdigest(),
    }
    request = AWSRequest(method="PUT", url=url, data=content, headers=headers)
    who = Credentials(told["access"], told["secret"])
    S3SigV4Auth(who, "s3", told.get("region") or "us-east-1").add_auth(request)
    return {name: str(value) for name, value in request.headers.items()}


def _told(organisation: Organisation) -> dict[str, str]:
    told: dict[str, str] = json.loads(organisation.bucket or "{}")
    if not all(told.get(name) for name in NEEDED):
        raise Never("not set up")
    return told
