"""Femke brings a report in and reads it through, as her browser does."""

import re

import pytest

from cast.deeds import does
from cast.people import player
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.ground.ids import new_id
from gezinsboek.records import incoming
from gezinsboek.timeline.tests.screens import at, page, text_of

WORDS = "Gesprek met Noor. Buurvrouw Annelies van Dijk kwam langs."


@pytest.fixture(autouse=True)
def nothing_waits(family):
    with superuser() as root:
        root.execute("delete from incoming where person = %s", [player("femke").id])
        root.execute("delete from rate_limit")
        root.commit()


def brings(client, status=302, **told):
    ids = {"id": str(new_id()), "file_id": str(new_id()), "text": "", "title": ""}
    response = client.post(at("incoming"), ids | told)
    assert response.status_code == status, text_of(response)[:3000]
    return response


def pasted(client, text=WORDS, **told):
    """The address of a pasted report."""
    return str(brings(client, text=text, **told)["Location"])


def shown(client, url):
    return {
        "version": re.findall(r'name="version" value="(\d+)"', page(client, url))[0],
        "text": does("femke", lambda: incoming.waiting()[0].text),
        "title": "",
    }


def does_on(client, url, told, status=302):
    response = client.post(url, told)
    assert response.status_code == status, text_of(response)[:3000]
    return response


def only():
    rows = does("femke", incoming.waiting)
    assert len(rows) == 1
    return rows[0]
