"""What the cover and the menu say."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from cast.browser import sign_in


def test_outside_a_book_the_cover_says_who_is_signed_in_and_names_no_book(family):
    client = Client()
    sign_in(client, "noor")
    page = client.get("/boeken/").content.decode()
    assert "<small>Ingelogd als</small><b>Noor</b>" in page
    assert "Het boek van" not in page


@pytest.mark.parametrize("key", ["noor", "jade", "tine", "femke"])
def test_from_a_book_the_menu_leads_to_my_own_things_on_a_phone_and_on_a_wide_screen(family, key):
    client = sign_in(Client(), key)
    menu = re.search(
        r'<nav class="nav".*?</nav>', client.get(reverse("timeline", args=[family.id])).content.decode(), re.DOTALL
    )
    more = reverse("more", args=[family.id])
    assert menu and re.search(rf'<li><a href="{more}"', menu[0])  # a class would leave it out on one of the two
    beyond = client.get(more).content.decode()
    for name in ("whats_new", "books", "me"):
        assert f'href="{reverse(name)}"' in beyond, name
