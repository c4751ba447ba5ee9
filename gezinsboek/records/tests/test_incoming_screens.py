"""Binnengekomen on the screen: nothing typed is lost, nothing is shared by it, and nobody else meets it."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cast.deeds import does
from cast.family import WRITE, Family
from gezinsboek.circle.models import Bookmark, Item
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.finding.tests.papers import ODT, PDF, docx, odt, pdf, xlsx
from gezinsboek.ground.ids import new_id
from gezinsboek.records import incoming, incoming_mail
from gezinsboek.records.models import Incoming
from gezinsboek.timeline import desk, unsent
from gezinsboek.timeline.tests.screens import at, browser, page, text_of

from .bringing import WORDS, brings, does_on, nothing_waits, only, pasted, shown

__all__ = ["nothing_waits"]


def upload(content, name="verslag.pdf", mime=PDF):
    return SimpleUploadedFile(name, content, mime)


def key_of(client, url, words):
    return re.findall(rf'name="away" value="(\w+)">(?:(?!</button>).)*?{words}</span>', page(client, url))[0]


def test_a_pasted_text_is_read_through_by_who_pasted_it_alone(family):
    url = pasted(browser("femke"))
    told = page(browser("femke"), url)
    assert "<mark>Annelies van Dijk</mark>" in told
    assert "We vinden niet alles." in told
    for key in ("noor", "mark", "daan"):
        page(browser(key), url, 404)
        assert "Annelies" not in page(browser(key), at("incoming"))


def test_a_double_click_brings_it_once(family):
    client = browser("femke")
    told = {"id": str(new_id()), "file_id": str(new_id()), "text": WORDS, "title": ""}
    assert client.post(at("incoming"), told)["Location"] == client.post(at("incoming"), told)["Location"]
    only()


@pytest.mark.parametrize(
    ("file", "source"),
    [
        (upload(pdf("Milan leest voor.")), "pdf"),
        (upload(docx("Milan leest voor."), "verslag.docx"), "word"),
        (upload(odt("Milan leest voor."), "verslag.odt", ODT), "word"),
        (upload(b"Milan leest voor.", "verslag.txt", "text/plain"), "text"),
        (upload("Milan leest voor.".encode("utf-16"), "verslag.txt", "text/plain"), "text"),
    ],
)
def test_a_file_is_read_whatever_kind_it_is(family, file, source):
    brings(browser("femke"), file=file)
    row = only()
    assert (row.source, row.title, row.text) == (source, "verslag", "Milan leest voor.")


def test_letters_of_an_old_text_file_are_read_too(family):
    brings(browser("femke"), file=upload("Café, één.".encode("cp1252"), "oud.txt", "text/plain"))
    assert only().text == "Café, één."


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (upload(pdf("")), "Hier staat geen tekst in die we kunnen lezen."),
        (upload(pdf("geheim", locked=True)), "Hier staat geen tekst in die we kunnen lezen."),
        (upload(b"%PDF-1.4\nstuk\n%%EOF"), "niet heel"),
        (upload(xlsx("cijfers"), "cijfers.xlsx"), "Dit soort bestand lezen we hier niet."),
        (upload(b"\x89PNG\r\n\x1a\n" + b"0" * 99, "foto.png", "image/png"), "Dit soort bestand lezen we hier niet."),
        (upload(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 99, "oud.doc"), "Bewaar het als PDF"),
        (upload(b"", "leeg.txt"), "Dit bestand is leeg."),
        (upload(b" \r\n\t", "spaties.txt", "text/plain"), "Dit bestand is leeg."),
        (upload(b"x" * (25 * 1024 * 1024 + 1), "groot.txt", "text/plain"), "te groot"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_loses_nothing(family, file, words):
    told = text_of(brings(browser("femke"), 422, text="Dit typte ik er zelf bij.", file=file))
    assert words in told
    assert "Dit typte ik er zelf bij." in told
    assert does("femke", incoming.waiting) == []


def test_nothing_at_all_is_said_too(family):
    assert "Plak een tekst, of kies een bestand." in text_of(brings(browser("femke"), 422))


def test_a_text_and_a_file_are_two(family):
    brings(browser("femke"), text=WORDS, file=upload(pdf("Uit de PDF.")))
    assert len(does("femke", incoming.waiting)) == 2


def test_too_many_in_a_row_are_told_to_wait_and_keep_their_words(family, monkeypatch):
    from gezinsboek.records.views import incoming as view

    monkeypatch.setitem(view.RATE, "incoming", "1/h/user")
    client = browser("femke")
    pasted(client)
    told = text_of(brings(client, 422, text="Nog een verslag."))
    assert "Dit waren er veel achter elkaar." in told
    assert "Nog een verslag." in told


def test_a_name_is_taken_away_everywhere_or_said_to_belong(family):
    client = browser("femke")
    url = pasted(client, WORDS + " Annelies van Dijk belt. Mail naar hans@dijk.nl.")
    key = key_of(client, url, "Annelies van Dijk")
    does_on(client, url, shown(client, url) | {"away": key, f"role-{key}": "neighbour"})
    assert only().text == "Gesprek met Noor. Buurvrouw een buur kwam langs. een buur belt. Mail naar hans@dijk.nl."
    does_on(client, url, shown(client, url) | {"away": key_of(client, url, "hans@dijk.nl")})
    assert only().text.endswith("Mail naar […].")
    told = shown(client, url)
    does_on(client, url, told | {"right": key_of(client, url, "Noor")})
    assert "<mark>" not in page(client, url)
    assert "Staat er terecht" in page(client, url)


def test_who_is_known_in_the_chosen_family_is_not_marked(family):
    client = browser("femke")
    url = pasted(client)
    assert "<mark>Noor</mark>" in page(client, url)
    does_on(client, url, shown(client, url) | {"book": str(family.id), "do": "look"})
    assert "<mark>Noor</mark>" not in page(client, url)
    assert "<mark>Annelies van Dijk</mark>" in page(client, url)


def test_somebody_of_the_book_whom_i_do_not_know_is_marked(family):
    """SHARING 5: who only takes part where I read nothing is a stranger to me here too."""
    other = Family.opens("mark", "Een ander boek")
    other.comes("femke", {"Hulp": WRITE})
    other.comes("yasmin", {"Geld en wonen": WRITE})
    client = browser("femke")
    url = pasted(client, "Gesproken met Yasmin en met Mark.")
    does_on(client, url, shown(client, url) | {"book": str(other.id), "do": "look"})
    told = page(client, url)
    assert "<mark>Yasmin</mark>" in told
    assert "<mark>Mark</mark>" not in told


def test_it_becomes_something_i_was_typing_and_nothing_is_shared(family):
    client = browser("femke")
    url = pasted(client, title="Huisbezoek")
    more = {"book": str(family.id), "chapter": str(family.chapters["Hulp"]), "happened_on": "2026-11-02"}
    before = family.sees("noor")
    told = shown(client, url) | more | {"title": "Huisbezoek", "read": "on", "do": "on"}
    where = does_on(client, url, told)["Location"]
    assert family.sees("noor") == before
    again = client.get(url)
    assert "Hiervan maakte je al een stukje." in text_of(again)
    assert f'href="{where}"' in again.content.decode()
    box = page(client, where.split("#")[0])
    assert f"Huisbezoek {WORDS}" in box
    assert f'value="{family.chapters["Hulp"]}" selected' in box
    assert 'value="2026-11-02"' in box
    draft = does("femke", lambda: unsent.mine(family.id))[0]
    sent: dict[str, object] = {
        "id": str(draft.id),
        "chapter": str(family.chapters["Hulp"]),
        "shown_for": str(family.chapters["Hulp"]),
    }
    readers = re.findall(r'name="reader" value="([\w-]+)"', box)
    sent |= {"shown": re.findall(r'name="shown" value="([\w -]+)"', box)[0], "reader": readers, "text": WORDS}
    assert client.post(at("timeline", family.id), sent).status_code == 302
    assert does("femke", lambda: Item.objects.get(id=draft.id))
    assert "Uit een eigen verslag (geplakt)" in page(browser("noor"), at("timeline", family.id))


def test_it_goes_on_only_when_it_was_read_and_a_family_is_chosen(family):
    client = browser("femke")
    url = pasted(client)
    told = text_of(does_on(client, url, shown(client, url) | {"do": "on"}, 422))
    assert "Kies eerst voor welk gezin dit is." in told
    assert "Lees de tekst helemaal. Zet dan hier een vinkje." in told
    told = shown(client, url) | {"book": str(family.id), "read": "on", "do": "on"}
    long = text_of(does_on(client, url, told | {"text": "a " * 10_100}, 422))
    assert "In een stukje passen 20.000 tekens." in long
    assert does("femke", lambda: unsent.mine(family.id)) == []
    assert len(only().text) > 20_000  # kept all the same


def test_a_family_that_i_only_read_with_is_no_choice(family):
    client = browser("tine")
    url = str(client.post(at("incoming"), {"id": new_id(), "file_id": new_id(), "text": WORDS})["Location"])
    other = Family.opens("mark", "Een ander boek")
    told = {"version": 1, "text": WORDS, "book": str(other.id), "read": "on", "do": "on"}
    assert "Kies eerst voor welk gezin dit is." in text_of(does_on(client, url, told, 422))


def test_what_another_device_changed_is_not_overwritten(family):
    client = browser("femke")
    url = pasted(client)
    told = shown(client, url)
    does_on(client, url, told | {"text": "Van het ene apparaat.", "do": "look"})
    answer = text_of(does_on(client, url, told | {"text": "Van het andere.", "do": "look"}, 422))
    assert "Dit is ook ergens anders veranderd." in answer
    assert "Van het andere." in answer
    assert only().text == "Van het ene apparaat."
    version = re.findall(r'name="version" value="(\d+)"', answer)[0]
    does_on(client, url, told | {"version": version, "text": "Van het andere.", "do": "look"})
    assert only().text == "Van het andere."


def test_the_number_of_my_own_system_proposes_the_family(family):
    does("femke", lambda: desk.call(family.id, "Rode deur"))

    def number():
        mine = Bookmark.objects.get(dossier_id=family.id)
        mine.reference = "C-1204"
        Bookmark.objects.filter(id=mine.id).update(reference_sealed=mine.reference_sealed)

    does("femke", number)
    url = pasted(browser("femke"))
    row = Incoming(id=only().id)
    row.reference = "c 1204"
    with superuser() as root:
        root.execute("set role gb_acl")
        root.execute("update incoming set reference_sealed = %s where id = %s", [row.reference_sealed, row.id])
        root.commit()
    told = page(browser("femke"), url)
    assert f'value="{family.id}" selected' in told
    assert "We denken dat het bij dit gezin hoort" in told


def test_thrown_away_it_can_come_back(family):
    client = browser("femke")
    pasted(client)
    report = str(only().id)
    assert "Zet terug" in text_of(client.post(at("incoming_throw"), {"report": report}, follow=True))
    assert does("femke", incoming.waiting) == []
    client.post(at("incoming_throw"), {"report": report, "do": "back"})
    only()
    browser("noor").post(at("incoming_throw"), {"report": report})
    only()


def test_an_address_is_shown_to_its_owner_and_stops(family, settings):
    settings.INCOMING_ADDRESS = "verslag@mail.voorbeeld.test"
    client = browser("femke")
    does("femke", incoming_mail.end_address)
    assert "verslag+" not in page(client, at("incoming"))
    made = text_of(client.post(at("incoming_address"), {"do": "new"}, follow=True))
    address = re.findall(r"verslag\+[0-9a-f]{20}@mail.voorbeeld.test", made)[0]
    assert address not in page(browser("noor"), at("incoming"))
    again = text_of(client.post(at("incoming_address"), {"do": "new"}, follow=True))
    assert address not in again
    assert "verslag+" not in text_of(client.post(at("incoming_address"), {"do": "end"}, follow=True))


def test_where_no_mail_is_taken_none_is_offered(family, settings):
    settings.INCOMING_ADDRESS = ""
    assert "Of mail het" not in page(browser("femke"), at("incoming"))
    assert browser("femke").post(at("incoming_address"), {"do": "new"}).status_code == 404


def test_the_address_of_a_page_and_its_title_tell_nothing(family):
    client = browser("femke")
    url = pasted(client, title="Over Milan")
    assert re.fullmatch(r"/binnengekomen/[0-9a-f-]{36}/", url)
    for where in (url, at("incoming")):
        assert "Milan" not in re.findall(r"<title>(.*?)</title>", page(client, where))[0]
