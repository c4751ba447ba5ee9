"""A photographed note becomes a stukje: the photo waits for its holder alone, is turned without script, and is typed along."""

import io
import re

import pytest
from PIL import Image, ImageDraw

from cast.deeds import does
from cast.family import READ
from gezinsboek.circle.models import Item
from gezinsboek.ground.ids import new_id
from gezinsboek.timeline.files import HELD
from gezinsboek.timeline.models import Draft, File

from .screens import at, browser, composed, found, item_in, page, text_of, timeline_of

LOOK = re.compile(r'src="(/boek/[^"]+/briefje/[^"]+/)"')
KEPT = re.compile(r'name="kept" value="([^"]+)"')


def note(colour="red", width=300, height=200):
    """A note on its side: its top left corner has a colour."""
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((0, 0, width // 3, height // 3), fill=colour)
    made = io.BytesIO()
    image.save(made, "JPEG")
    made.seek(0)
    made.name = "briefje.jpg"
    return made


def url(family):
    return at("paper_note", family.id)


def begins(client, family, chapter="Thuis", text="", **more):
    """The photo is sent along; what comes back, and the form as it would be sent next."""
    sent = composed(family, chapter, text, **more) | {"do": "look"}
    response = client.post(url(family), sent | {"photo": note()})
    assert response.status_code == 200, response.content.decode()[:500]
    shown = response.content.decode()
    return shown, again(sent, shown)


def again(sent, shown):
    return {name: value for name, value in sent.items() if name != "do"} | {"kept": KEPT.findall(shown)}


def looked(client, shown):
    response = client.get(LOOK.findall(shown)[0])
    assert response.status_code == 200
    return Image.open(io.BytesIO(response.content)), response


def test_it_is_one_tap_away_from_writing(family):
    assert f'formaction="{url(family)}"' in page(browser("noor"), timeline_of(family))
    assert "Maak een foto, of kies er een" in page(browser("noor"), url(family))


def test_who_only_reads_has_no_such_page(family):
    family.comes("bram", {"Thuis": READ})
    page(browser("bram"), url(family), status=404)
    page(browser("karim"), url(family), status=404)
    assert browser("bram").post(url(family), composed(family, "Thuis", "x") | {"photo": note()}).status_code == 404


def test_what_was_typed_and_chosen_comes_along(family):
    shown, _ = begins(browser("noor"), family, "School", "Al begonnen", happened_on="2026-01-05")
    assert "Al begonnen" in shown
    assert f'value="{family.chapters["School"]}" selected' in shown
    assert 'value="2026-01-05"' in shown
    assert family.sees("noor") == set()


def test_the_note_is_seen_large_by_who_put_it_there_alone(family):
    noor = browser("noor")
    shown, _ = begins(noor, family)
    picture, response = looked(noor, shown)
    assert picture.size == (300, 200)
    assert response["Cache-Control"] == "no-store"
    for key in ("mark", "femke", "daan", "karim"):
        assert browser(key).get(LOOK.findall(shown)[0]).status_code == 404


def test_a_forged_or_old_address_shows_nothing(family):
    noor = browser("noor")
    shown, _ = begins(noor, family)
    there = LOOK.findall(shown)[0]
    assert noor.get(there.replace("briefje/", "briefje/0")).status_code == 404
    assert noor.get(f"/boek/{family.id}/briefje/{new_id().hex}/").status_code == 404
    other = there.replace(str(family.id), str(new_id()))
    assert noor.get(other).status_code == 404
    assert HELD < 24 * 60 * 60  # the sweep takes what is older than a day


def test_it_is_turned_without_script(family):
    noor = browser("noor")
    shown, sent = begins(noor, family)
    before, _ = looked(noor, shown)
    assert before.getpixel((10, 10))[1] < 100  # red
    file = found(r'name="turn" value="([^"]+)"', shown)
    response = noor.post(url(family), sent | {"turn": file, "text": "Er staat"})
    assert response.status_code == 200
    turned = response.content.decode()
    after, _ = looked(noor, turned)
    assert after.size == (200, 300)
    assert after.getpixel((190, 10))[1] < 100 and after.getpixel((10, 10))[1] > 200
    assert "Er staat" in turned
    item = item_in(noor.post(url(family), again(sent, turned) | {"text": "Er staat iets."}))
    kept = does("noor", lambda: File.objects.get(item_id=item))
    assert (kept.width, kept.height) == (200, 300)


def test_nobody_turns_what_another_holds(family):
    shown, sent = begins(browser("noor"), family)
    file = found(r'name="turn" value="([^"]+)"', shown)
    response = browser("mark").post(url(family), sent | {"turn": file})
    assert LOOK.findall(response.content.decode()) == []


def test_it_becomes_a_stukje_with_the_photo_and_its_words(family):
    noor = browser("noor")
    _, sent = begins(noor, family)
    item = item_in(noor.post(url(family), sent | {"text": "Lieve mama, tot vanavond.", "happened_on": "2026-01-05"}))
    there = does("tine", lambda: Item.objects.select_related("entry").get(id=item))
    assert there.entry.text == "Lieve mama, tot vanavond."
    assert str(there.happened_on) == "2026-01-05"
    photo = does("tine", lambda: File.objects.get(item_id=item))
    assert photo.alt == "Foto van een briefje. Wat er staat, lees je in het stukje."
    assert browser("tine").get(at("file", family.id, photo.id, "large")).status_code == 200


def test_the_date_and_the_words_may_stay_empty(family):
    noor = browser("noor")
    _, sent = begins(noor, family)
    item = item_in(noor.post(url(family), sent))
    assert does("tine", lambda: File.objects.get(item_id=item)).alt == "Foto van een briefje."


def test_once_it_is_in_the_book_its_waiting_address_is_closed(family):
    noor = browser("noor")
    shown, sent = begins(noor, family)
    item_in(noor.post(url(family), sent | {"text": "Klaar."}))
    assert noor.get(LOOK.findall(shown)[0]).status_code == 404


def test_nothing_is_written_without_words_or_photo(family):
    response = browser("noor").post(url(family), composed(family, "Thuis", ""))
    assert response.status_code == 422
    assert "Schrijf iets" in text_of(response)


def test_what_is_no_photo_is_told_and_the_words_stay(family):
    broken = io.BytesIO(b"geen foto")
    broken.name = "briefje.jpg"
    sent = composed(family, "Thuis", "Dit typte ik") | {"do": "look", "photo": broken}
    response = browser("noor").post(url(family), sent)
    assert response.status_code == 422
    assert "Dit typte ik" in text_of(response)


def test_a_half_typed_note_is_kept_and_found_back(family):
    noor = browser("noor")
    _, sent = begins(noor, family)
    noor.post(at("draft_save", family.id), sent | {"place": "new", "saved": "0", "text": "Half"})
    shown = noor.get(url(family)).content.decode()
    assert "Half" in shown
    assert looked(noor, shown)
    assert does("noor", lambda: Draft.objects.count()) == 1


def test_undo_brings_words_and_photo_back(family, settings):
    settings.HELD_BACK = True
    noor = browser("noor")
    _, sent = begins(noor, family)
    item = item_in(noor.post(url(family), sent | {"text": "Te snel"}))
    noor.post(at("entry_undo", family.id, item), {})
    shown = noor.get(url(family)).content.decode()
    assert "Te snel" in shown
    assert looked(noor, shown)


@pytest.mark.parametrize("key", ["femke", "noor"])
def test_a_professional_is_asked_how_they_mean_it_here_too(family, key):
    there = "Hoe bedoel je dit?" in page(browser(key), url(family))
    assert there == (key == "femke")
