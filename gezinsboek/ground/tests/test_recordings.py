"""What a recording tells about itself stays behind; the sound does not change by a bit.

The files in recordings/ are a twentieth of a second of silence as ffmpeg 8 makes it, with a name, a place, a day and a device.
"""

import io
import wave
from pathlib import Path

import pytest

from gezinsboek.ground.uploads import Refused, accept
from gezinsboek.ground.uploads.telltale import cleaned

REAL = Path(__file__).parent / "recordings"
TOLD = (b"Noor", b"Milan", b"Pixel", b"+52.01", b"2026-01")
GPS = b"+52.0116+004.3571/"


def wav(*chunks):
    """A real one from the standard library, with chunks before and after the sound."""
    made = io.BytesIO()
    with wave.open(made, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(range(200)) * 8)
    content = made.getvalue() + b"".join(name + len(told).to_bytes(4, "little") + told for name, told in chunks)
    return content[:4] + (len(content) - 8).to_bytes(4, "little") + content[8:]


def id3(*words):
    frames = b"".join(
        b"TXXX" + (len(one) + 1).to_bytes(4, "big") + b"\0\0\x03" + one for one in words
    )  # each under 128 bytes
    size = len(frames)
    return b"ID3\x04\0\0" + bytes([0, 0, size >> 7, size & 0x7F]) + frames


def ape(told):
    item = len(told).to_bytes(4, "little") + bytes(4) + b"Comment\0" + told
    ends = [
        b"APETAGEX" + b"".join(n.to_bytes(4, "little") for n in (2000, len(item) + 32, 1, flags)) + bytes(8)
        for flags in (0xA0000000, 0x80000000)
    ]
    return ends[0] + item + ends[1]


def box(name, content):
    return (len(content) + 8).to_bytes(4, "big") + name + content


def element(name, content):
    return bytes.fromhex(name) + b"\x08" + len(content).to_bytes(4, "big") + content


def kept(name, content):
    """What `accept` would seal."""
    part = accept(name, io.BytesIO(content)).parts["original"]
    found = part.stream.read()
    assert part.size == len(found)
    return found


@pytest.mark.parametrize("kind", ["mp3", "m4a", "ogg", "webm"])
def test_a_real_recording_loses_its_words_and_keeps_its_sound(kind):
    content = (REAL / f"silence.{kind}").read_bytes()
    assert any(one in content for one in TOLD)
    found = kept(f"opname.{kind}", content)
    assert not [one for one in TOLD if one in found]
    assert cleaned(found, kind) == found
    if kind == "mp3":  # the frames alone are left
        assert found in content
        assert found[:1] == b"\xff"
    else:  # nothing moved, so every offset in it still holds
        assert len(found) == len(content)


def test_the_sound_of_an_m4a_and_where_it_lies_stay():
    content = (REAL / "silence.m4a").read_bytes()
    found = cleaned(content, "m4a")
    for name in (b"mdat", b"stco", b"stsz", b"esds"):
        start = content.index(name)
        size = int.from_bytes(content[start - 4 : start], "big")
        assert found[start - 4 : start - 4 + size] == content[start - 4 : start - 4 + size]
    assert b"hdlr" in found
    assert b"soun" in found


def test_a_phone_hides_the_place_in_more_than_one_box():
    place = box(b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7" + GPS)) + box(b"uuid", bytes(16) + GPS)
    track = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + b"soun" + bytes(12) + b"Noor\0")) + place)
    mvhd = box(b"mvhd", bytes(4) + b"\xe4\x12\x34\x56\xe4\x12\x34\x57" + bytes(12))
    moov = box(b"moov", mvhd + track + place + box(b"meta", bytes(4) + GPS))
    content = box(b"ftyp", b"M4A \0\0\0\0M4A ") + moov + box(b"mdat", b"sound") + box(b"free", GPS)
    found = kept("opname.m4a", content)
    assert GPS not in found
    assert b"Noor" not in found
    assert b"\xe4\x12\x34" not in found
    assert b"sound" in found
    assert len(found) == len(content)


def test_a_wav_keeps_its_sound_and_nothing_else():
    content = wav(
        (b"LIST", b"INFOIART\x06\0\0\0Noor\0\0"), (b"bext", b"Pixel" + bytes(597)), (b"id3 ", id3(GPS)), (b"iXML", GPS)
    )
    found = kept("opname.wav", content)
    assert not [one for one in TOLD if one in found]
    with wave.open(io.BytesIO(found)) as sound, wave.open(io.BytesIO(content)) as before:
        assert sound.readframes(800) == before.readframes(800) == bytes(range(200)) * 8


def test_every_tag_around_an_mp3_is_cut_off():
    plain = kept("opname.mp3", (REAL / "silence.mp3").read_bytes())
    last = b"TAG" + b"Milan leest".ljust(125, b"\0")
    lyrics = b"LYRICSBEGININD0000210" + b"Noor"
    words = lyrics + f"{len(lyrics):06}LYRICS200".encode()
    for before, after in (
        (id3(GPS) + id3(b"Noor"), b""),
        (b"", last),
        (id3(GPS), ape(GPS) + last),
        (id3(), words + last),
    ):
        assert cleaned(before + plain + after, "mp3") == plain


def test_a_page_of_an_ogg_keeps_the_checksum_that_every_player_asks():
    content = (REAL / "silence.ogg").read_bytes()
    found = cleaned(content, "ogg")
    pages = [at for at in range(len(found)) if found[at : at + 4] == b"OggS"]
    for at, end in zip(pages, [*pages[1:], len(found)], strict=True):
        page = found[at:end]
        assert crc(page[:22] + bytes(4) + page[26:]) == int.from_bytes(page[22:26], "little")
    assert content[pages[2] :] == found[pages[2] :]  # the sound


def crc(content):
    """Bit by bit, as the Ogg specification says it."""
    found = 0
    for byte in content:
        found ^= byte << 24
        for _bit in range(8):
            found = (found << 1 ^ (0x04C11DB7 if found >> 31 else 0)) & 0xFFFFFFFF
    return found


def test_a_webm_that_a_browser_records_has_no_sizes_and_loses_its_words_as_well():
    head = b"\x1a\x45\xdf\xa3\x87\x42\x82\x84webm"
    info = element("1549a966", element("7ba9", b"Milan leest") + element("5741", b"Pixel") + element("2ad7b1", b"\x0f"))
    tracks = element("1654ae6b", element("ae", element("536e", b"Noor") + element("86", b"A_OPUS")))
    cluster = bytes.fromhex("1f43b675") + b"\x01" + b"\xff" * 7 + element("e7", b"\0") + element("a3", b"sound")
    tags = element("1254c367", element("7373", GPS))
    content = head + bytes.fromhex("18538067") + b"\x01" + b"\xff" * 7 + tags + info + tracks + cluster + tags
    found = kept("opname.webm", content)
    assert not [one for one in TOLD if one in found]
    assert len(found) == len(content)
    assert cluster in found
    assert found.count(b"\xec\x01\0\0\0\0\0\0") == 2  # "nothing here", as long as the tags were


@pytest.mark.parametrize("kind", ["mp3", "m4a", "ogg", "webm", "wav"])
def test_what_is_broken_is_cleaned_as_far_as_it_reads_and_never_fails(kind):
    content = wav((b"LIST", GPS)) if kind == "wav" else (REAL / f"silence.{kind}").read_bytes()
    for end in range(0, len(content), 7):
        for byte in (0x00, 0x80, 0xFF):
            cleaned(content[:end] + bytes([byte]) * 9 + content[end + 9 : end + 200], kind)


def test_what_is_only_words_about_a_sound_is_refused_as_empty():
    with pytest.raises(Refused, match="empty"):
        accept("opname.mp3", io.BytesIO(id3(b"Noor")))
