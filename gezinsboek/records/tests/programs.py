"""A program at the door, and something that was handed over to it: for tests."""

import hashlib
import json
from typing import Any
from uuid import UUID

from django.test import Client
from psycopg.types.json import Jsonb

from cast.deeds import does
from gezinsboek.circle.models import Item
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations import keys
from gezinsboek.organisations.models import Organisation
from gezinsboek.records.models import Delivery


def new_key(organisation: Organisation, manager: str = "ingrid") -> keys.Made:
    """A new api key; the ones before it end."""
    return does(manager, lambda: keys.make(organisation, "api", key_id=new_id(), old_ends=clock.now()))


def hands_over(key: str, item: Item, organisation: Organisation, text: str = "Wij spraken over slapen.") -> UUID:
    """What this player hands over of this stukje, waiting to be sent."""
    takeover = new_id()
    content = json.dumps({"id": str(takeover), "text": text}, ensure_ascii=False)
    delivery = Delivery(id=takeover, dossier_id=item.dossier_id)
    delivery.payload = content
    told = {"id": str(takeover), "item": str(item.id), "way": "webhook", "how": "click", "version": 1, "words": 3}
    told |= {"organisation": str(organisation.id), "sha256": hashlib.sha256(content.encode()).hexdigest()}
    does(key, lambda: act("take_over", Jsonb(told), b"", b"", delivery.payload_sealed))
    return takeover


class Program:
    """What asks with a key, and nothing else: no cookie, no token of a form."""

    def __init__(self, shown: str, scheme: str = "Bearer") -> None:
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        self.headers = {"Authorization": f"{scheme} {shown}"} if shown else {}

    def get(self, path: str, **more: Any) -> Any:
        return self.client.get(f"/koppeling/{path}", headers=self.headers, **more)

    def post(self, path: str, told: object, content_type: str = "application/json") -> Any:
        body = told if isinstance(told, str | bytes) else json.dumps(told)
        return self.client.post(f"/koppeling/{path}", body, content_type=content_type, headers=self.headers)
