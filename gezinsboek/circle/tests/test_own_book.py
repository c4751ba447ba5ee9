""" "Een eigen boek voor jullie gezin", and the example book: an empty start, and nothing for the giver."""

import re
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from cast.browser import session_of
from cast.deeds import does, is_refused
from cast.people import as_, player
from gezinsboek.circle import own_book
from gezinsboek.circle.models import Member, OwnBookCode
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.tests.validating import READ_ALOUD, breaches

from .inviting import behind, browser, code_on, hidden_draft, link_to, mails_to, says, told_for
from .wires import column, superuser

OPEN, START = "/eigen-boek/openen/", "/eigen-boek/begin/"


@pytest.fixture(autouse=True)
def _nobody_tried_yet():
    behind("delete from rate_limit")


def paper(client, kind: str = "letter", language: str = "nl"):
    """The page with the paper that was just made."""
    form = {"made": str(uuid4()), "paper": kind, "language": language}
    return client.post(reverse("give_book"), form, follow=True)


def code_of(key: str = "femke") -> str:
    return code_on(paper(browser(key)))


def named(name: str) -> dict[str, str]:
    """The form that opens a book; its id makes that a double click opens one."""
    return {"name": name, "book": str(uuid4())}


def opens(key: str, code: str, name: str = "Ons boek"):
    """This player begins with the paper and opens a book; the browser, and the page after it."""
    client = browser(key)
    client.post(reverse("code"), {"code": code})
    return client, client.post(OPEN, named(name), follow=True)


def book_after(page):
    return page.redirect_chain[-1][0].split("/")[2]


# The paper


@pytest.mark.parametrize("kind", ["letter", "flyer"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_professional_makes_paper(kind, language):
    femke = browser("femke")
    page = paper(femke, kind, language)
    assert re.fullmatch(r"[A-Z]+-\d{4}", code_on(page))
    file = femke.get(reverse("own_book_pdf"))
    assert file.content.startswith(b"%PDF")
    root: Any = PdfReader(BytesIO(file.content)).trailer["/Root"]
    assert root["/Lang"].startswith(language)
    assert breaches(file.content, READ_ALOUD) == []
    assert file["Content-Disposition"] == 'attachment; filename="eigen-boek.pdf"'


@pytest.mark.parametrize("key", ["noor", "tine", "jade"])
def test_only_a_professional_makes_paper(key):
    client = browser(key)
    assert client.get(reverse("give_book")).status_code == 404
    assert paper(client).status_code == 404
    assert is_refused(key, lambda: own_book.give(uuid4()))


def test_nobody_makes_paper_without_signing_in():
    assert browser().get(reverse("give_book")).url.startswith(reverse("account_login"))


def test_a_double_click_makes_one_code():
    femke, form = browser("femke"), {"made": str(uuid4()), "paper": "letter", "language": "nl"}
    codes = {code_on(femke.post(reverse("give_book"), form, follow=True)) for _ in range(2)}
    assert len(codes) == 1


def test_paper_is_shown_to_its_maker_alone():
    paper(browser("femke"))
    assert browser("femke").get(reverse("own_book_paper")).url == reverse("give_book")
    assert browser("femke").get(reverse("own_book_pdf")).url == reverse("give_book")


@pytest.mark.parametrize("form", [{}, {"made": "x", "paper": "letter", "language": "nl"}, {"paper": "boek"}])
def test_a_forged_form_makes_nothing(form):
    assert browser("femke").post(reverse("give_book"), form).status_code == 422


# The start


def test_the_code_opens_an_empty_start():
    client, code = browser(), code_of()
    assert client.post(reverse("code"), {"code": code.lower()}).url == START
    page = says(client.get(START))
    assert "Wie je de brief gaf, leest niet mee." in page
    assert f"Je brief: {code.partition('-')[0]}" in page
    assert "Femke" not in page


def test_the_block_on_the_paper_does_the_same():
    assert browser().get(reverse("own_book_link", args=[code_of()])).url == START


def test_an_unknown_a_used_and_an_old_code_get_the_same_answer():
    used, old = code_of(), code_of()
    opens("noor", used)
    behind("update own_book_code set expires_at = now() - interval '1 minute' where handle = %s", old)
    pages = [browser().post(reverse("code"), {"code": code}) for code in ("BEVER-0000", used, old)]
    assert [page.status_code for page in pages] == [422] * 3
    assert len({re.sub(r"[A-Z]+-\d{4}", "", says(page)) for page in pages}) == 1
    links = [browser().get(reverse("own_book_link", args=[code])) for code in ("BEVER-0000", used, old)]
    assert [page.status_code for page in links] == [404] * 3
    assert len({says(page) for page in links}) == 1


def test_without_a_code_there_is_no_start():
    assert browser().get(START).url == reverse("code")
    assert browser("noor").get(OPEN).url == reverse("book_open")


def test_no_address_is_needed():
    client = browser()
    client.post(reverse("code"), {"code": code_of()})
    assert client.post(reverse("own_book_without_email"), {"name": "Fatma"}).url == reverse("own_key")
    assert client.get(OPEN).url == reverse("own_key")


def test_a_professional_is_asked_to_use_an_account_of_their_own():
    client = browser("daan")
    client.post(reverse("code"), {"code": code_of()})
    assert "Je bent nu ingelogd met je werk." in says(client.get(START))
    assert client.post(OPEN, named("Boek")).url == reverse("book_open")
    assert client.post(reverse("joining_switch")).url == START
    assert "Ik ben hier nieuw" in says(client.get(START))


# The book


def test_the_book_is_open_and_empty_and_the_giver_gets_nothing():
    code = code_of()
    _client, page = opens("noor", code, "Van ons")
    book = book_after(page)
    assert "Jullie boek is open" in says(page)
    with as_("noor", book=book), transaction.atomic():
        assert Dossier.objects.get(id=book).name == "Van ons"
        assert [member.person_id for member in Member.objects.filter(dossier_id=book)] == [player("noor").id]
    assert not does("femke", lambda: Dossier.objects.filter(id=book).exists())
    assert browser("femke").get(reverse("timeline", args=[book])).status_code == 404


def test_a_code_opens_one_book():
    code = code_of()
    opens("noor", code)
    client = browser("tine")
    client.post(reverse("code"), {"code": code})
    assert client.post(OPEN, named("Nog een")).url == reverse("book_open")
    assert not does("noor", lambda: own_book.use(code))


def test_a_double_click_opens_one_book():
    client, form = browser("sem"), named("Boek")
    client.post(reverse("code"), {"code": code_of()})
    kept = session_of(client)["own_book"]
    before = does("sem", lambda: Dossier.objects.count())
    client.post(OPEN, form)
    session = session_of(client)
    session["own_book"] = kept  # the second request began before the first one was done
    session.save()
    assert client.post(OPEN, form).url == reverse("own_book_giver", args=[form["book"]])
    assert does("sem", lambda: Dossier.objects.count()) == before + 1


def test_what_is_typed_wrongly_stays():
    client = browser("sem")
    client.post(reverse("code"), {"code": code_of()})
    assert client.post(OPEN, named(" ")).status_code == 422
    assert client.get(OPEN).status_code == 200


def test_no_book_stands_beside_a_code():
    with superuser() as root:
        found = column(root, "select column_name from information_schema.columns where table_name = 'own_book_code'")
    assert found == {"id", "handle", "giver", "made_at", "expires_at", "used_at"}


@pytest.mark.parametrize("key", ["femke", "noor", None])
def test_nobody_selects_the_codes(key):
    code_of()
    with pytest.raises(ProgrammingError, match="permission denied"), as_(key), transaction.atomic():
        list(OwnBookCode.objects.all())


# Inviting who gave it


def test_the_giver_is_offered_unticked():
    _client, page = opens("noor", code_of())
    assert "Ik wil Femke uitnodigen" in says(page)
    assert "jeugdhulp, Samen Doen-team" in says(page)
    (box,) = re.findall(r'<input type="checkbox"[^>]*>', page.content.decode())
    assert "checked" not in box


def test_without_a_tick_nobody_is_invited_and_it_is_not_asked_again():
    client, page = opens("noor", code_of())
    book, before = book_after(page), len(mails_to(player("femke").email))
    answer = reverse("own_book_giver", args=[book])
    assert client.post(answer).url == reverse("timeline", args=[book])
    assert client.get(answer).url == reverse("timeline", args=[book])
    assert len(mails_to(player("femke").email)) == before
    assert "Femke" not in says(client.get(reverse("invitations", args=[book])))


def test_with_a_tick_the_invitation_is_begun_and_nothing_is_sent():
    client, page = opens("noor", code_of())
    book, before = book_after(page), len(mails_to(player("femke").email))
    begun = client.post(reverse("own_book_giver", args=[book]), {"invite": "1"}, follow=True)
    assert 'value="Femke"' in begun.content.decode()
    assert len(mails_to(player("femke").email)) == before


def test_the_giver_is_reached_without_telling_the_address():
    client, page = opens("noor", code_of())
    book = book_after(page)
    client.post(reverse("own_book_giver", args=[book]), {"invite": "1"})
    client.post(reverse("invite", args=[book]), {"name": "Femke", "kind": "help"})
    form = client.get(reverse("invite_what", args=[book])).context["form"]
    assert client.post(reverse("invite_what", args=[book]), told_for(form, how="giver")).status_code == 302
    check = client.get(reverse("invite_check", args=[book]))
    assert "Femke krijgt een e-mail van ons." in says(check)
    assert client.post(reverse("invite_check", args=[book]), hidden_draft(check)).status_code == 302
    listed = client.get(reverse("invitations", args=[book])).content.decode()
    assert "e-mail via Gezinsboek" in listed
    assert player("femke").email not in check.content.decode() + listed
    femke = browser("femke")
    femke.get(link_to(player("femke").email))
    assert femke.post("/uitnodiging/ja/").url == reverse("our_story", args=[book])


def test_somebody_else_is_never_reached_through_the_giver():
    client, page = opens("noor", code_of())
    book = book_after(page)
    client.post(reverse("invite", args=[book]), {"name": "Buurvrouw Fatma", "kind": "network"})
    form = client.get(reverse("invite_what", args=[book])).context["form"]
    assert client.post(reverse("invite_what", args=[book]), told_for(form, how="giver")).status_code == 422


def test_another_book_knows_no_giver(family):
    client, _page = opens("noor", code_of())
    assert client.get(reverse("own_book_giver", args=[family.id])).url == reverse("timeline", args=[family.id])
    client.post(reverse("invite", args=[family.id]), {"name": "Femke", "kind": "help"})
    form = client.get(reverse("invite_what", args=[family.id])).context["form"]
    assert client.post(reverse("invite_what", args=[family.id]), told_for(form, how="giver")).status_code == 422


# The example


@pytest.mark.parametrize("name", ["example", "example_sharing"])
def test_the_example_says_that_nobody_in_it_exists(name):
    assert "Voorbeeld. Niemand hierin bestaat." in says(browser().get(reverse(name)))
    assert "Voorbeeld. Niemand hierin bestaat." in says(browser("femke").get(reverse(name)))


@pytest.mark.parametrize("name", ["example", "example_sharing"])
def test_the_example_asks_the_database_nothing(name):
    with CaptureQueriesContext(connection) as asked:
        browser().get(reverse(name))
    assert [query for query in asked.captured_queries if "SELECT" in query["sql"] and "FROM" in query["sql"]] == []


def test_the_giver_does_not_see_whether_the_code_was_used():
    client = browser("femke")
    code = code_on(paper(client))
    before = [says(client.get(url)) for url in ("/eigen-boek/", "/mijn-gezinnen/", "/nieuw/")]
    opens("noor", code, "Van ons")
    assert [says(client.get(url)) for url in ("/eigen-boek/", "/mijn-gezinnen/", "/nieuw/")] == before
