"""Who got a one-time link answers once, without an account, and sees nothing else (SHARING 14, 19, 25)."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections, transaction
from django.urls import reverse
from PIL import Image

from cast.deeds import changes, does
from gezinsboek.circle import one_time
from gezinsboek.circle.models import Item, Member
from gezinsboek.circle.tests.inviting import behind as passes
from gezinsboek.circle.tests.inviting import browser, halves, says
from gezinsboek.ground.ids import new_id
from gezinsboek.guests.answering import sealed
from gezinsboek.timeline import files
from gezinsboek.timeline.models import Entry, File

from .guesting import ANSWER, answered, answers, behind, item_on, letter_for, nobody_tried_yet, opened, path_of

WRONG = "BEVER-0000-KAAS-99"


@pytest.fixture(autouse=True)
def _quiet():
    nobody_tried_yet()


def item_of(family) -> Item:
    return does("noor", lambda: Item.objects.get(dossier_id=family.id, author__role="guest"))


def count_of(family) -> int:
    return does("noor", lambda: Item.objects.filter(dossier_id=family.id, author__role="guest").count())


# What the guest sees


def test_the_guest_sees_who_asks_and_what_and_nothing_else(family):
    family.writes("noor", "Groeien", "Iets over Milan.")
    _link, code = letter_for(family)
    told = says(opened(code).get("/antwoord/"))
    assert "Noor vraagt je iets" in told and "Hoe gaat de zwemles?" in told
    for word in ("Milan", "Femke", "Tine", "Mark", "Groeien", "Iets over"):
        assert word not in told, word


def test_how_many_read_along_is_not_told(family):
    _link, code = letter_for(family)
    told = says(opened(code).get("/antwoord/"))
    assert "Anderen in het boek kunnen het ook lezen" in told


def test_the_code_goes_out_of_the_address_and_into_no_log(family, caplog):
    _link, code = letter_for(family)
    secret = halves(code)[1]
    caplog.set_level("INFO")
    client = browser()
    first = client.get(path_of(code))
    assert secret not in first.url and first["Referrer-Policy"] == "same-origin"
    client.get(first.url)
    assert secret not in caplog.text
    assert not behind("select 1 from log_line l where l::text like %s", f"%{secret}%")


def test_an_open_link_opens_no_page_of_the_book(family):
    _link, _code, client = answered(family)
    item = item_of(family)
    for path in (f"/boek/{family.id}/", f"/boek/{family.id}/stukje/{item.id}/", f"/boek/{family.id}/mensen/"):
        assert client.get(path).status_code in (302, 404)
        assert "/inloggen/" in client.get(path).url


# The answer


def test_the_answer_is_one_stukje_by_the_guest(family):
    answered(family)
    item = item_of(family)
    author = does("noor", lambda: Member.objects.get(id=item.author_id))
    assert (author.name, author.person_id, author.accepted_at) == ("Kim de Wit", None, None)
    assert does("noor", lambda: Entry.objects.get(item_id=item.id).text) == ANSWER
    assert item.chapter_id == family.chapters["Groeien"] and item.audience is None


def test_the_label_says_that_nobody_was_signed_in(family):
    answered(family)
    shown = says(browser("noor").get(f"/boek/{family.id}/"))
    assert "zwemjuf, via een eenmalige link, niet ingelogd" in shown


def test_what_is_sent_to_an_answered_link_never_reaches_the_disk(family, monkeypatch):
    _link, code, client = answered(family)
    item = str(item_of(family).id)
    monkeypatch.setattr(files, "hold_all", lambda *_told: pytest.fail("a file was kept"))
    for sender, id_, status in ((opened(code), str(new_id()), 410), (client, item, 302)):
        photo = SimpleUploadedFile("foto.jpg", b"x", "image/jpeg")
        late = answers(sender, "Te laat.", id=id_, file=photo)
        assert late.status_code == status
        assert status == 302 or "Te laat." in late.content.decode()


def test_a_second_visit_says_only_that_it_is_answered(family):
    _link, code, _client = answered(family)
    client = opened(code)
    page = client.get("/antwoord/")
    assert page.status_code == 410 and "Dit is al beantwoord" in says(page)
    for word in (ANSWER, "zwemles", "Kim"):
        assert word not in page.content.decode()
    assert client.get("/antwoord/klaar/").url == "/antwoord/"
    assert client.get("/antwoord/klaar/pdf/").url == "/antwoord/"


def test_a_second_answer_is_not_written_and_can_be_copied(family):
    _link, code = letter_for(family)
    one, other = opened(code), opened(code)
    late = item_on(other.get("/antwoord/"))
    answers(one)
    page = answers(other, "Toch iets anders.", id=late)
    assert page.status_code == 410 and "Toch iets anders." in page.content.decode()
    assert count_of(family) == 1


def test_a_double_click_writes_once(family):
    _link, code = letter_for(family)
    client = opened(code)
    item = item_on(client.get("/antwoord/"))
    assert answers(client, id=item).url == answers(client, id=item).url == "/antwoord/klaar/"
    assert count_of(family) == 1


def test_two_at_the_same_moment_write_once(family):
    _link, code = letter_for(family)
    found = one_time.peek(*halves(code))
    assert found

    def write(number: int) -> str:
        try:
            return one_time.answer(*halves(code), sealed(found, new_id(), "Kim", "", f"Tekst {number}"))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        words = sorted(pool.map(write, range(4)))
    assert words == ["answered", "answered", "answered", "done"]
    assert count_of(family) == 1


def test_the_receipt_gives_the_guest_their_own_words(family):
    _link, _code, client = answered(family)
    page = client.get("/antwoord/klaar/")
    assert ANSWER in page.content.decode()
    paper = client.get("/antwoord/klaar/pdf/")
    assert paper.content.startswith(b"%PDF")
    assert "antwoord.pdf" in paper["Content-Disposition"]


@pytest.mark.parametrize(
    ("wrong", "said"), [({"name": ""}, "Vul je naam in."), ({"text": "  "}, "Schrijf iets, of kies een bestand.")]
)
def test_an_error_keeps_every_word(family, wrong, said):
    _link, code = letter_for(family)
    client = opened(code)
    page = client.post(
        "/antwoord/", {"id": new_id(), "text": "Een hele lap tekst.", "name": "Kim", "title": "juf", **wrong}
    )
    assert page.status_code == 422 and said in says(page)
    kept = page.content.decode()
    assert all(word in kept for word in ("juf", *(("Een hele lap tekst.",) if "text" not in wrong else ("Kim",))))


def test_a_form_that_stood_open_longer_than_the_session_still_arrives(family):
    _link, code = letter_for(family)
    page = opened(code).get("/antwoord/")
    handle, secret = halves(code)
    late = browser()
    sent = late.post("/antwoord/", {"id": item_on(page), "code": f"{handle} {secret}", "text": ANSWER, "name": "Kim"})
    assert sent.url == "/antwoord/klaar/"


def test_words_for_a_link_that_is_over_are_given_back(family):
    link, code = letter_for(family)
    client = opened(code)
    browser("noor").post(reverse("once_withdraw", args=[family.id, link]))
    page = client.post("/antwoord/", {"id": new_id(), "text": "Niet voor niets getypt.", "name": "Kim"})
    assert page.status_code == 404 and "Niet voor niets getypt." in page.content.decode()


def test_an_id_that_is_taken_writes_nothing_and_loses_nothing(family):
    mine = family.writes("noor", "Thuis", "Van Noor.")
    _link, code = letter_for(family)
    page = answers(opened(code), id=str(mine.id))
    assert page.status_code == 422 and ANSWER in page.content.decode()
    assert does("noor", lambda: Entry.objects.get(item_id=mine.id).text) == "Van Noor."


# Files


def photo() -> BytesIO:
    drawn = BytesIO()
    Image.new("RGB", (60, 40), (20, 120, 200)).save(drawn, "JPEG")
    drawn.seek(0)
    drawn.name = "zwembad.jpg"
    return drawn


def test_a_photo_comes_along_and_is_the_guests(family):
    _link, code = letter_for(family)
    assert answers(opened(code), file=photo()).status_code == 302
    file = does("noor", lambda: File.objects.get(item_id=item_of(family).id))
    assert (file.kind, file.author_id) == ("photo", item_of(family).author_id)
    assert browser("noor").get(reverse("file", args=[family.id, file.id, "large"])).status_code == 200
    assert browser("bram").get(reverse("file", args=[family.id, file.id, "large"])).status_code == 404


def test_a_wrong_file_is_refused_like_any_upload_and_the_rest_stays(family):
    _link, code = letter_for(family)
    client = opened(code)
    bad = SimpleUploadedFile("virus.exe", b"MZ nothing", "application/octet-stream")
    page = answers(client, file=[photo(), bad])
    assert page.status_code == 422 and ANSWER in page.content.decode()
    assert "zwembad.jpg" in says(page)
    assert count_of(family) == 0


# What does not open


def test_wrong_over_withdrawn_and_never_made_look_the_same(family):
    pages = []
    link, withdrawn = letter_for(family)
    browser("noor").post(reverse("once_withdraw", args=[family.id, link]))
    link, expired = letter_for(family)
    passes("update one_time_link set expires_at = now() where id = %s", link)
    link, locked = letter_for(family)
    passes("update one_time_link set tries = 5 where id = %s", link)
    _link, good = letter_for(family)
    handle, _secret = halves(good)
    for code in (withdrawn, expired, locked, WRONG, f"{handle}-BEVER-00"):
        pages.append(browser().get(path_of(code)))
    assert {page.status_code for page in pages} == {404}
    assert len({says(page) for page in pages}) == 1


def test_an_unknown_code_is_written_down_like_a_wrong_one():
    before = behind("select tries from acl.decoy")
    one_time.peek("BEVER-0000", "KAAS-99")
    assert behind("select tries from acl.decoy") > before


def test_wrong_tries_count_when_everything_around_them_is_rolled_back(family):
    _link, code = letter_for(family)
    handle, _secret = halves(code)
    for _ in range(5):
        with pytest.raises(RuntimeError), transaction.atomic():
            one_time.peek(handle, "BEVER-00")
            raise RuntimeError
    assert browser().get(path_of(code)).status_code == 404


def test_looking_for_codes_is_stopped(family):
    client = browser()
    pages = [client.get(f"/antwoord/BEVER-{n:04d}/KAAS-11/").status_code for n in range(11)]
    assert pages[:10] == [404] * 10 and pages[10] == 429


def test_the_code_of_a_letter_may_be_typed(family):
    _link, code = letter_for(family)
    client = browser()
    assert client.post(reverse("code"), {"code": code.lower().replace("-", " ")}).url == "/antwoord/"
    assert client.get("/antwoord/").status_code == 200


@pytest.mark.parametrize("path", ["/antwoord/", "/antwoord/klaar/", "/antwoord/klaar/pdf/"])
def test_without_a_link_there_is_nothing(path):
    assert browser().get(path).status_code in (302, 404)


@pytest.mark.parametrize("path", ["/antwoord/", "/antwoord/nee/", "/antwoord/meer/"])
def test_without_a_link_nothing_can_be_sent(path):
    assert browser().post(path, {"text": "x", "address": "a@voorbeeld.test"}).status_code == 404


def test_who_rather_does_not_answer_says_so(family):
    _link, code = letter_for(family)
    assert opened(code).post("/antwoord/nee/").status_code == 200
    assert browser().get(path_of(code)).status_code == 404
    assert "Antwoordt liever niet." in says(browser("noor").get(reverse("once_links", args=[family.id])))


# Afterwards


def test_a_guardian_removes_it_as_what_a_professional_wrote(family):
    answered(family)
    item = item_of(family)
    changes("noor", item, "Netter gezegd.")
    assert does("noor", lambda: Entry.objects.get(item_id=item.id).text) == "Netter gezegd."
    does("noor", item.bin)
    assert does("noor", lambda: Item.objects.filter(id=item.id).count()) == 0


def test_the_family_reads_in_the_log_what_the_guest_did(family):
    answered(family)
    log = says(browser("noor").get(reverse("log", args=[family.id])))
    for sentence in (
        "opende de vraag voor Groeien.",
        "schreef een stukje in Groeien.",
        "antwoordde in Groeien. De link is gebruikt.",
        "vroeg",
    ):
        assert sentence in log
    assert "Kim de Wit (zwemjuf, via een eenmalige link, niet ingelogd) antwoordde" in log


def test_a_wrong_code_is_told_to_the_family(family):
    _link, code = letter_for(family)
    browser().get(reverse("once_link", args=[halves(code)[0], "BEVER-00"]))
    log = says(browser("noor").get(reverse("log", args=[family.id])))
    assert "Iemand probeerde een verkeerde code. De goede code is voor Juf Kim" in log
