"""A recording with its words: under the same lock as every file, played in parts."""

import io
import struct
import wave

import pytest

from cast.deeds import does
from gezinsboek.timeline import ranges
from gezinsboek.timeline.models import File

from .screens import at, browser, composed, item_in, page, text_of, timeline_of


def wav(seconds=1):
    made = io.BytesIO()
    with wave.open(made, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"".join(struct.pack("<h", n % 300) for n in range(8000 * seconds)))
    return made.getvalue()


def sent_as(content, name):
    upload = io.BytesIO(content)
    upload.name = name
    return upload


WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm" + bytes(
    40
)
OGG = b"OggS" + bytes(24) + b"OpusHead" + bytes(200)
M4A = b"\x00\x00\x00\x20ftypM4A " + bytes(20) + b"hdlr" + bytes(8) + b"soun" + bytes(60)
GOOD = {
    "opname.wav": wav(),
    "opname.webm": WEBM + b"A_OPUS" + bytes(100),
    "opname.ogg": OGG,
    "opname.mp3": b"ID3\x04" + bytes(300),
    "opname.m4a": M4A,
}
FILMS = {
    "film.webm": WEBM + b"A_OPUS" + bytes(20) + b"V_VP8" + bytes(100),
    "film.ogg": b"OggS" + bytes(24) + b"\x80theora" + bytes(200),
    "film.m4a": M4A + b"hdlr" + bytes(8) + b"vide" + bytes(60),
}


@pytest.fixture
def recorded(family):
    sent = composed(family, "School", "", sound=sent_as(wav(), "stem.wav"), transcript="Milan las zelf voor.")
    item = item_in(browser("noor").post(timeline_of(family), sent))
    file = does("noor", lambda: File.objects.get(item_id=item))
    return item, file, at("file", family.id, file.id, "original")


def test_a_recording_stands_in_the_book_with_a_player_and_its_words(family, recorded):
    shown = page(browser("daan"), timeline_of(family))
    assert f'<audio controls preload="none" src="{recorded[2]}"' in shown
    assert "Milan las zelf voor." in shown
    assert bytes(does("noor", lambda: bytes(File.objects.get(id=recorded[1].id).alt_sealed))).find(b"Milan") == -1


@pytest.mark.parametrize("name", GOOD)
def test_what_a_browser_or_phone_records_is_taken(family, name):
    sent = composed(family, "Thuis", "", sound=sent_as(GOOD[name], name))
    item = item_in(browser("noor").post(timeline_of(family), sent))
    file = does("noor", lambda: File.objects.get(item_id=item))
    assert (file.kind, file.name) == ("sound", name)
    assert file.mime.startswith("audio/")


@pytest.mark.parametrize("name", FILMS)
def test_a_film_is_not_taken_whatever_it_calls_itself(family, name):
    response = browser("noor").post(
        timeline_of(family), composed(family, "Thuis", "Kijk", sound=sent_as(FILMS[name], name))
    )
    assert response.status_code == 422
    assert "Kijk</textarea>" in text_of(response)


def test_who_does_not_read_the_stukje_does_not_hear_it(family, recorded):
    for key in ("yasmin", "karim"):
        assert browser(key).get(recorded[2]).status_code == 404
        assert browser(key).get(recorded[2], headers={"range": "bytes=0-9"}).status_code == 404
    assert browser("daan").get(recorded[2]).status_code == 200


def test_a_player_asks_for_a_part(recorded):
    noor, whole = browser("noor"), wav()
    answer = noor.get(recorded[2], headers={"range": "bytes=100-199"})
    assert answer.status_code == 206
    assert answer.getvalue() == whole[100:200]
    assert answer["Content-Range"] == f"bytes 100-199/{len(whole)}"
    assert answer["Content-Length"] == "100"
    all_ = noor.get(recorded[2])
    assert all_.getvalue() == whole
    assert all_["Accept-Ranges"] == "bytes"
    assert noor.get(recorded[2], headers={"range": f"bytes={len(whole)}-"}).status_code == 416


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("bytes=0-", (0, 100, False)),
        ("bytes=90-200", (90, 10, False)),
        ("bytes=-10", (90, 10, False)),
        ("bytes=-0", None),
        ("bytes=100-", None),
        ("bytes=5-4", None),
        ("", (0, 100, True)),
        ("bytes=-", (0, 100, True)),
        ("bytes=0-1,5-6", (0, 100, True)),
        ("items=0-1", (0, 100, True)),
    ],
)
def test_a_range_is_read_as_the_web_says(header, told):
    part = ranges.asked(header, 100)
    assert (part and (part.start, part.length, part.whole)) == told


def test_the_words_of_a_recording_can_be_changed(family, recorded):
    noor, url = browser("noor"), at("entry_change", family.id, recorded[0])
    shown = page(noor, url)
    assert "Wat wordt er gezegd in deze opname?" in shown
    version = shown.split('name="version" value="')[1].split('"')[0]
    noor.post(url, {"version": version, "text": "", f"alt-{recorded[1].id}": "Milan las twee bladzijden."})
    assert "Milan las twee bladzijden." in page(browser("daan"), at("entry", family.id, recorded[0]))
