"""The bin: at once invisible, thirty days to come back, then gone with everything (SHARING 9, ARCHITECTURE 4)."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from cast import deeds
from cast.deeds import does
from gezinsboek.circle.models import Item, Revision
from gezinsboek.ground import clock
from gezinsboek.ground.tests import samples
from gezinsboek.timeline import sweeping, tasks
from gezinsboek.timeline.models import Entry, File, Reply

from .screens import at, browser, composed, found, item_in, page, text_of, timeline_of


def url(item):
    return at("entry_bin", item.dossier_id, item.id)


def test_it_asks_once_and_then_it_is_away_for_everybody(family):
    item = family.writes("noor", "School", "Weg ermee.")
    noor = browser("noor")
    assert "Dit stukje weggooien?" in page(noor, url(item))
    response = noor.post(url(item), {"do": "bin"}, follow=True)
    shown = text_of(response)
    assert "Het ligt 30 dagen in de prullenbak." in shown
    assert f'<a href="{url(item)}">Zet het terug</a>' in shown
    assert "Weg ermee." not in shown.split("notebook")[-1]
    for key in ("daan", "mark"):
        page(browser(key), at("entry", family.id, item.id), 404)


def test_the_undo_brings_it_back(family):
    item = family.writes("noor", "School", "Toch niet.")
    noor = browser("noor")
    noor.post(url(item), {"do": "bin"})
    assert "Zet het terug" in page(noor, url(item))
    noor.post(url(item), {"do": "restore"})
    assert item.id in family.sees("daan")


def test_the_page_of_what_lies_in_the_bin_leads_to_the_bin(family):
    item = family.writes("noor", "School", "Weg.")
    noor = browser("noor")
    noor.post(url(item), {"do": "bin"})
    response = noor.get(at("entry", family.id, item.id))
    assert response["Location"] == url(item)
    for name in ("entry_change", "entry_readers", "entry_move", "entry_reply", "entry_versions"):
        page(noor, at(name, family.id, item.id), 404)


def test_the_bin_shows_what_i_could_remove_and_how_long_it_lies_there(family):
    of_noor, of_daan = family.writes("noor", "School", "Van Noor."), family.writes("daan", "School", "Van Daan.")
    of_mark = family.writes("mark", "School", "Van Mark.")
    for key, item in (("noor", of_noor), ("noor", of_daan), ("mark", of_mark)):
        does(key, item.bin)
    shown = page(browser("noor"), at("bin", family.id))
    assert "Van Noor." in shown
    assert "Van Daan." in shown
    assert "Van Mark." not in shown
    assert "nog 30 dagen" in shown
    assert "Van Daan." in page(browser("daan"), at("bin", family.id))
    assert "Van Noor." not in page(browser("daan"), at("bin", family.id))


def test_replies_lie_in_the_bin_as_well_and_come_back(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    reply = deeds.replies("daan", item, "Wat fijn!")
    deeds.bins_reply("daan", reply)
    daan = browser("daan")
    shown = page(daan, at("bin", family.id))
    assert "Wat fijn!" in shown
    daan.post(found(r'action="([^"]+reactie[^"]+)"', shown), {"do": "restore"})
    assert "Wat fijn!" in page(browser("mark"), timeline_of(family))


def test_an_empty_bin_says_so(family):
    assert "De prullenbak is leeg." in page(browser("noor"), at("bin", family.id))


def test_a_double_click_on_away_brings_nothing_back(family):
    item = family.writes("noor", "School", "Weg.")
    noor = browser("noor")
    assert [noor.post(url(item), {"do": "bin"}).status_code for _ in range(2)] == [302, 302]
    assert item.id not in family.sees("daan")


def test_a_double_click_on_back_throws_nothing_away(family):
    item = family.writes("noor", "School", "Terug.")
    does("noor", item.bin)
    noor = browser("noor")
    assert [noor.post(url(item), {"do": "restore"}).status_code for _ in range(2)] == [302, 302]
    assert item.id in family.sees("daan")


@pytest.mark.parametrize(("writer", "other"), [("mark", "noor"), ("jade", "noor"), ("noor", "daan"), ("noor", "tine")])
def test_nobody_throws_away_what_is_not_theirs(family, writer, other):
    item = family.writes(writer, "School", "Blijft.")
    assert browser(other).get(url(item)).status_code == 403
    assert browser(other).post(url(item), {"do": "bin"}).status_code == 404
    assert item.id in family.sees(writer)


def test_nobody_restores_what_they_could_not_remove(family):
    item = family.writes("mark", "School", "Weg.")
    does("mark", item.bin)
    for key in ("noor", "daan"):
        assert browser(key).post(url(item), {"do": "restore"}).status_code == 404
    assert item.id not in family.sees("mark")


def test_a_forged_file_restores_nothing(family):
    for told in ("x", "", "0199e0a0-0000-7000-8000-000000000000"):
        assert browser("noor").post(at("bin", family.id), {"file": told}).status_code in (302, 404)


def test_after_thirty_days_it_is_gone_with_its_text_replies_versions_and_files(family):
    photo = SimpleUploadedFile("zon.jpg", samples.encoded(samples.halves(), "JPEG"), "image/jpeg")
    sent = composed(family, "School", "Eerst.", photo=[photo])
    item = item_in(browser("noor").post(timeline_of(family), sent))
    thing = does("noor", lambda: Item.objects.get(id=item))
    deeds.changes("noor", thing, "Daarna.")
    deeds.replies("daan", thing, "Fijn.")
    does("noor", thing.bin)
    sweeping.empty_bin()
    assert does("noor", lambda: Item.with_bin.filter(id=item).exists())
    with clock.moved_to(clock.now() + timedelta(days=31)):
        tasks.night.func(timestamp=0)
    for model in (Entry, File, Reply, Revision):
        assert not does("noor", model.objects.filter(item_id=item).exists)
    assert not does("noor", lambda: Item.with_bin.filter(id=item).exists())
    assert list(Path(settings.GEZINSBOEK_HOME, "files").glob(f"??/{family.id}/*")) == []


def test_emptying_twice_does_no_harm(family):
    item = family.writes("noor", "School", "Weg.")
    does("noor", item.bin)
    with clock.moved_to(clock.now() + timedelta(days=31)):
        for _ in range(2):
            tasks.night.func(timestamp=0)
    assert not does("noor", lambda: Item.with_bin.filter(id=item.id).exists())
