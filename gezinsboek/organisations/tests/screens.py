"""The pages of an organisation, as a browser asks for them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cast.browser import sign_in
from cast.deeds import does
from cast.working import samen_doen
from gezinsboek.organisations.mine import my_organisation
from gezinsboek.organisations.models import Organisation


@pytest.fixture
def here() -> Organisation:
    return samen_doen(way="", endpoint="", mail="", headings="")


def url(name: str, *given: object) -> str:
    return reverse(f"organisation_{name}" if name else "organisation", args=given)


def browser(key: str, *, fresh: bool = True) -> Client:
    return sign_in(Client(), key, fresh=fresh)


def page(client: Client, name: str = "", *given: object) -> str:
    response = client.get(url(name, *given), follow=True)
    assert response.status_code == 200
    return str(response.content.decode())


def sends(client: Client, name: str, told: dict[str, Any], *given: object) -> Any:
    return client.post(url(name, *given), told, follow=True)


def now() -> Organisation:
    found = does("ingrid", my_organisation)
    assert found is not None
    return found
