"""What the cover and the menu say."""

from django.test import Client

from cast.browser import sign_in


def test_outside_a_book_the_cover_says_who_is_signed_in_and_names_no_book(family):
    client = Client()
    sign_in(client, "noor")
    page = client.get("/boeken/").content.decode()
    assert "<small>Ingelogd als</small><b>Noor</b>" in page
    assert "Het boek van" not in page
