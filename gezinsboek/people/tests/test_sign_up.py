"""Making an account."""

import threading

import pytest
from allauth.account.models import EmailAddress
from django.db import connections

from gezinsboek.people.models import Account, Person

from .visitors import WORK, Visitor, code_in_mail, confirmed, mails_to, new_address, wrong


def person_of(visitor):
    return Person.objects.using("door").get(pk=visitor.account.pk)


def test_a_name_and_a_code_make_account_and_person_together():
    noor = Visitor().sign_up("Noor de Wit")
    assert noor.is_in
    assert person_of(noor).name == "Noor de Wit"
    assert person_of(noor).pk == noor.account.pk
    assert not person_of(noor).professional


def test_the_name_cannot_be_read_in_the_database():
    noor = Visitor().sign_up("Noor de Wit")
    with connections["door"].cursor() as cursor:
        cursor.execute("select name_sealed from person where id = %s", [noor.account.pk])
        assert b"Noor" not in bytes(cursor.fetchone()[0])


def test_nobody_is_in_before_the_code_is_typed():
    noor = Visitor()
    noor.post("/aanmelden/", {"name": "Noor", "email": noor.address})
    assert not noor.is_in
    noor.post("/inloggen/code/e-mail/", {"code": wrong(code_in_mail(noor.address))})
    assert not noor.is_in
    assert noor.get("/briefje/").status_code == 302


def test_signing_up_goes_on_to_where_somebody_was_going():
    noor = Visitor()
    noor.post("/aanmelden/", {"name": "Noor", "email": noor.address, "next": "/briefje/"})
    response = noor.post("/inloggen/code/e-mail/", {"code": code_in_mail(noor.address)})
    assert response.headers["Location"] == "/briefje/"


def test_a_professional_tells_where_they_work():
    femke = Visitor(new_address("femke")).sign_up("Femke", **WORK)
    assert femke.account.professional
    assert person_of(femke).professional
    assert person_of(femke).organisation == "De Wegwijzer"
    assert person_of(femke).profession == "Jeugdhulpverlener"


def test_a_professional_without_organisation_is_asked_for_it_and_keeps_what_was_typed():
    femke = Visitor()
    response = femke.post("/aanmelden/", {"name": "Femke", "email": femke.address, "professional": "on"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Vul in waar je werkt" in page
    assert "Femke" in page
    assert femke.address in page
    assert not Account.objects.filter(email=femke.address).exists()


def test_what_a_parent_types_under_work_is_not_kept_unless_they_say_so():
    noor = Visitor().sign_up("Noor", organisation="Thuis", profession="Moeder")
    assert person_of(noor).organisation == ""
    assert not noor.account.professional


def test_somebody_who_has_an_account_is_told_so_by_mail_only():
    known, fresh = Visitor(), Visitor()
    confirmed(known.address)
    for visitor in (known, fresh):
        response = visitor.post("/aanmelden/", {"name": "Noor", "email": visitor.address})
        assert response.headers["Location"] == "/inloggen/code/e-mail/"
    pages = [v.get("/inloggen/code/e-mail/").content.decode().replace(v.address, "...") for v in (known, fresh)]
    assert "account" not in pages[0].replace("account_", "")
    assert "je hebt er al een" in mails_to(known.address)[0].body
    assert mails_to(known.address)[0].subject == mails_to(fresh.address)[0].subject
    assert Account.objects.filter(email=known.address).count() == 1


def test_a_stranger_cannot_take_over_an_account_by_signing_up_with_its_address():
    noor, stranger = Visitor(), Visitor()
    confirmed(noor.address, "Noor")
    stranger.post("/aanmelden/", {"name": "Dief", "email": noor.address})
    for code in ("", "0000-0000", code_of_nobody()):
        stranger.post("/inloggen/code/e-mail/", {"code": code})
    assert not stranger.is_in
    assert person_of(noor).name == "Noor"


def code_of_nobody():
    return "1234-5678"


def test_who_stopped_halfway_can_begin_again():
    noor = Visitor()
    noor.post("/aanmelden/", {"name": "Nor", "email": noor.address})
    again = Visitor(noor.address)
    from django.core.cache import cache

    cache.clear()  # ten seconds later
    again.sign_up("Noor")
    assert again.is_in
    assert person_of(again).name == "Noor"


def test_an_unfinished_account_keeps_nothing_of_who_typed_the_address_first():
    femke = Visitor()
    femke.post("/aanmelden/", {"name": "Dief", "email": femke.address, **WORK})
    from django.core.cache import cache

    cache.clear()  # ten seconds later
    Visitor(femke.address).sign_up("Femke")
    assert person_of(femke).name == "Femke"
    assert person_of(femke).organisation == ""
    assert not femke.account.professional


def test_a_mistyped_address_can_be_mended_on_the_next_page():
    noor, right = Visitor(), new_address()
    noor.post("/aanmelden/", {"name": "Noor", "email": noor.address})
    from django.core.cache import cache

    cache.clear()  # ten seconds later
    noor.post("/inloggen/code/e-mail/", {"action": "change", "email": right})
    noor.post("/inloggen/code/e-mail/", {"code": code_in_mail(right)})
    assert noor.is_in
    assert Account.objects.get(email=right)
    assert not Account.objects.filter(email=noor.address).exists()


def test_the_same_address_twice_at_the_same_moment_makes_one_account():
    address, answers = new_address(), []

    def sign_up():
        answers.append(Visitor(address).post("/aanmelden/", {"name": "Noor", "email": address}).status_code)
        connections.close_all()

    both = [threading.Thread(target=sign_up) for _n in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert Account.objects.filter(email=address).count() == 1
    assert set(answers) <= {302, 422}


def test_half_an_account_is_never_left(monkeypatch):
    def broken(self, *args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(Person, "save", broken)
    noor = Visitor(raise_request_exception=False)
    assert noor.post("/aanmelden/", {"name": "Noor", "email": noor.address}).status_code == 500
    assert not Account.objects.filter(email=noor.address).exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Noor   de\tWit ", "Noor de Wit"),
        ("Nooŕ 👩‍👧", "Nooŕ 👩‍👧"),
        ("Noor\u202eriw", "Noorriw"),
        ("نور", "نور"),
        ("<b>Noor</b>", "<b>Noor</b>"),
    ],
)
def test_names_of_all_kinds_are_kept_as_one_plain_line(typed, kept):
    assert person_of(Visitor().sign_up(typed)).name == kept


@pytest.mark.parametrize("typed", ["", "   ", "x" * 81, "\u202e"])
def test_a_name_that_is_none_is_asked_again(typed):
    noor = Visitor()
    assert noor.post("/aanmelden/", {"name": typed, "email": noor.address}).status_code == 422


def test_a_name_with_html_is_shown_as_text():
    noor = Visitor().sign_up("<script>alert(1)</script>")
    assert "<script>alert" not in noor.get("/mijn/").content.decode()


def test_the_address_that_was_invited_is_filled_in_but_proves_nothing():
    noor = Visitor()
    noor.get("/inloggen/herstelcode/")
    noor.ask_code()
    session = noor.session
    session["suggested_address"] = noor.address
    session.save()
    assert noor.address in noor.get("/aanmelden/").content.decode()
    noor.post("/aanmelden/", {"name": "Noor", "email": noor.address})
    assert not EmailAddress.objects.get(email=noor.address).verified
