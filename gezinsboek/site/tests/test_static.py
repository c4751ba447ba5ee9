"""What a browser may keep: our own look, packed once, under names that change with it. Never a page."""

import gzip
import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.management import call_command
from django.test import Client, RequestFactory, override_settings
from whitenoise.middleware import WhiteNoiseMiddleware

from gezinsboek.ground.ui.assets import Storage

from .routes import browser, world


@pytest.fixture(scope="module")
def put_ready(tmp_path_factory):
    """The static files as an installation has them."""
    folder = tmp_path_factory.mktemp("static")
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "gezinsboek.ground.ui.assets.Storage"}}
    with override_settings(STATIC_ROOT=folder, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


@pytest.fixture
def served(put_ready):
    """Answers to a path below /static/, as the web process gives them."""
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "gezinsboek.ground.ui.assets.Storage"}}
    plain = {"WHITENOISE_AUTOREFRESH": False, "WHITENOISE_USE_FINDERS": False}
    with override_settings(STATIC_ROOT=put_ready, STORAGES=storages, **plain):
        middleware = WhiteNoiseMiddleware(lambda request: None)
    return lambda path, **headers: middleware(RequestFactory().get(f"/static/{path}", headers=headers))


def hashed(folder: Path, name: str) -> str:
    stem, _dot, ending = name.rpartition(".")
    found = [path for path in folder.glob(f"{stem}.*.{ending}") if re.search(r"\.[0-9a-f]{12}\.", path.name)]
    assert len(found) == 1, name
    return str(found[0].relative_to(folder))


@pytest.mark.parametrize("name", ["ui/layout.css", "ui/components.css", "ui/gb.js", "ui/icon.png"])
def test_a_file_of_the_look_is_kept_for_good_under_its_own_name(name, put_ready, served):
    response = served(hashed(put_ready, name))
    assert response.status_code == 200
    assert "immutable" in response["Cache-Control"]
    assert "max-age=315360000" in response["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in response
    assert "Set-Cookie" not in response


@pytest.mark.parametrize("name", ["ui/layout.css", "ui/components.css", "ui/gb.js"])
def test_it_comes_packed(name, put_ready, served):
    path = hashed(put_ready, name)
    packed = served(path, **{"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert len(b"".join(packed.streaming_content)) < (put_ready / path).stat().st_size / 2


def test_under_its_plain_name_it_is_not_kept_for_long(served):
    assert "immutable" not in served("ui/layout.css")["Cache-Control"]


def test_nothing_beside_the_static_files_can_be_reached(put_ready, served):
    (put_ready.parent / "beside.txt").write_text("secret")
    for path in ("../beside.txt", "%2e%2e/beside.txt", "..%2fbeside.txt", "ui/../../beside.txt", "staticfiles.json"):
        response = served(path)
        assert response is None or b"secret" not in b"".join(response.streaming_content), path


PACKED = {"Accept-Encoding": "gzip, deflate, br, zstd"}


def test_a_page_that_was_only_asked_for_comes_packed():
    here = world()
    for key, url in (("", "/"), ("noor", f"/boek/{here.family.id}/"), ("noor", f"/boek/{here.family.id}/mensen/")):
        plain, packed = browser(key).get(url), browser(key).get(url, headers=PACKED)
        assert packed["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in packed["Vary"]
        assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content) / 2


def test_a_part_of_my_families_comes_packed_and_no_other_question_does():
    world()
    for question, packed in (
        ("deel=alle", True),
        ("deel=alle&page=1", False),
        ("deel=niets", False),
        ("naam=alle", False),
    ):
        answer = browser("femke").get(f"/mijn-gezinnen/?{question}", headers=PACKED)
        assert ("Content-Encoding" in answer) is packed, question


def test_words_of_the_request_are_never_packed_with_words_of_a_family():
    """The length of the answer would betray how alike they are (decision 0040)."""
    here = world()
    noor, book = browser("noor"), f"/boek/{here.family.id}/"
    answers = [
        noor.get(f"{book}?soort=photo", headers=PACKED),
        noor.get(f"{book}wie-heeft-gekeken/?first=gisteren", headers=PACKED),
        noor.post(book, {"text": "x" * 50}, headers=PACKED),
        noor.get(f"{book}er-is-niets/", headers=PACKED),
        noor.get("/gezond/", headers=PACKED),
    ]
    assert not any("Content-Encoding" in answer for answer in answers)


def test_two_packed_pages_of_the_same_words_differ_in_length():
    lengths = {len(Client().get("/inloggen/", headers=PACKED).content) for _ in range(12)}
    assert len(lengths) > 3


def asked_for(page: str, folder: Path) -> set[Path]:
    """The files below /static/ that a browser gets for this page. Letters outside Dutch and English come when used."""
    found = {folder / path for path in re.findall(r'(?:href|src)="/static/([^"#]+)', page)}
    for sheet in [path for path in found if path.suffix == ".css"]:
        found |= {(sheet.parent / path).resolve() for path in re.findall(r'url\("([^"]+)"\)', sheet.read_text())}
    return {path for path in found if "-ext-" not in path.name}


def weight(path: Path) -> int:
    content = path.read_bytes()
    return len(content) if path.suffix in (".woff2", ".png") else len(gzip.compress(content, 9))


@pytest.mark.parametrize(("key", "where"), [("", "/inloggen/"), ("noor", "/boek/{}/meer/")])
def test_a_first_visit_stays_light(key, where, put_ready):
    """ARCHITECTURE 8, measured in docs/look.md: 150 KB for everything together, 30 KB of it script."""
    page = browser(key).get(where.format(world().family.id)).content
    files = asked_for(page.decode(), put_ready.resolve())
    if not (put_ready / "assets" / "fonts").exists():
        pytest.skip("no fonts here: ./run assets fetches them")
    assert {".css", ".js", ".woff2", ".svg", ".png"} == {path.suffix for path in files}
    assert sum(weight(path) for path in files if path.suffix == ".js") < 30 * 1024
    assert len(page) + sum(map(weight, files)) < 120 * 1024


def test_the_small_icon_is_found_where_browsers_look_for_it():
    response = Client().get("/favicon.ico")
    assert response.status_code == 302
    assert response["Location"].startswith("/static/ui/icon")
    picture = Client().get("/static/ui/icon.png")
    assert picture.status_code == 200
    assert picture["Content-Type"] == "image/png"


def test_a_missing_font_stops_nothing(put_ready, tmp_path):
    folder = tmp_path / "static"
    shutil.copytree(put_ready, folder)
    with override_settings(STATIC_ROOT=folder):
        storage = Storage(location=folder, base_url="/static/")
        assert isinstance(storage, StaticFilesStorage)
        assert storage.stored_name("assets/fonts/nowhere.woff2") == "assets/fonts/nowhere.woff2"
        with pytest.raises(ValueError, match=r"nowhere\.css"):
            storage.stored_name("ui/nowhere.css")
