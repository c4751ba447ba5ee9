"""The matrix once more, on a smaller sample, through everything a person really meets: the ORM over the web role's own
connection, the pages and the files (SHARING 29)."""

import re
import secrets
import time
from io import BytesIO
from random import Random
from uuid import UUID

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client

from cast.browser import session_of, sign_in_account
from gezinsboek.ground.acting import Acting, acting_as
from gezinsboek.ground.vault import vault
from gezinsboek.ground.vault.filestore import sealed_files
from gezinsboek.people.acting import LOOKING_AS, LOOKING_UNTIL
from gezinsboek.people.models import Account

from .matrix_claims import Claim, claim
from .matrix_database import Database
from .matrix_maker import Maker
from .matrix_story import say, tell
from .matrix_world import TABLES, World
from .model_of_rules import Eyes
from .wires import superuser

SEED = secrets.token_hex(4)
WORLDS = 4
SHOWN = re.compile(r'<article [^>]*id="e-([0-9a-f-]{36})"')
MODELS = {model._meta.db_table: model for model in apps.get_models()}

pytestmark = pytest.mark.matrix


@pytest.fixture(scope="module")
def worlds() -> list[World]:
    """Worlds that are really there, with an account for everybody and something behind every file."""
    made = []
    with superuser(autocommit=False) as connection:
        database = Database(connection)
        for number in range(WORLDS):
            world = Maker(f"{SEED}.pages.{number}", database.now()).make()
            database.load(world)
            made.append(world)
        connection.commit()
    for world in made:
        for book in world.of("dossier"):
            vault().store.create(book.id)
        for person in world.of("person"):
            Account.objects.using("door").create(id=person.id, email=f"{person.id}@voorbeeld.test", professional=True)
        for file in world.of("file"):
            assert file.book
            sealed_files().put(file.book, file.id, "small", BytesIO(b"a small picture"))
    return made


def goes_on(worlds: list[World]) -> list[World]:
    """The same worlds at this moment: what lay a hair before a border when they were made has passed it since."""
    with superuser() as connection:
        now = Database(connection).now()
    for world in worlds:
        world.now = now
    return worlds


def differs(world: World, who: Claim, what: str, model: object, found: object) -> str:
    return f"seed {SEED}\n" + tell(world, who, f"{what}: the rules say {say(world, model)}, found {say(world, found)}")


def test_the_orm_sees_what_the_rules_say(worlds):
    rng = Random(SEED)
    for world in goes_on(worlds):
        for _ in range(25):
            who = claim(world, rng)
            if who.fault != "none" or who.person is None:
                continue
            strong = None if who.strong is None else int(time.time()) - who.strong
            acting = Acting(who.person, as_member=who.as_member, strong_at=strong)
            wanted = Eyes(world, who).all()
            with acting_as(acting, who.focus), transaction.atomic():
                seen = {table: set(MODELS[table]._base_manager.values_list("pk", flat=True)) for table in TABLES}
            for table in TABLES:
                assert seen[table] == wanted[table], differs(world, who, table, wanted[table], seen[table])


def browsers(world: World, rng: Random) -> list[tuple[Client, Claim]]:
    """Everybody of this world on every book of it, fresh or not, some of them looking as somebody."""
    found = []
    for person in world.of("person"):
        for book in world.of("dossier"):
            fresh = rng.random() < 0.6
            who = Claim(person.id, 0 if fresh else None, None, book.id)
            eyes = Eyes(world, who)
            me = eyes.me.get(book.id)
            client = sign_in_account(Client(), person.id, fresh=fresh)
            others = sorted(eyes.known - {me.id} if me else set(), key=str)
            if me and me.role == "guardian" and others and rng.random() < 0.5:
                through = rng.choice(others)
                session = session_of(client)
                session[LOOKING_AS] = {str(book.id): str(through)}
                session[LOOKING_UNTIL] = int(time.time()) + 600
                session.save()
                who = Claim(person.id, who.strong, through, book.id)
            found.append((client, who))
    return found


def test_pages_and_files_show_what_the_rules_say(worlds):
    rng = Random(SEED)
    for world in goes_on(worlds):
        for client, who in browsers(world, rng):
            eyes = Eyes(world, who)
            here = f"/boek/{who.focus}/"
            page = client.get(here)
            # whoever is looked through may just have left: then nobody is to be seen, and there is no page
            inside = who.focus in eyes.seen("dossier") and bool(eyes.seen("member"))
            assert page.status_code == (200 if inside else 404), differs(
                world, who, "the book", inside, page.status_code
            )
            items = {i.id for i in world.of("item") if i.id in eyes.items and not i.deleted}
            shown = {UUID(found) for found in SHOWN.findall(page.content.decode())}
            assert shown == items, differs(world, who, "the timeline", items, shown)
            for item in world.of("item"):
                status = client.get(f"{here}stukje/{item.id}/").status_code
                assert (status == 200) is (item.id in items), differs(
                    world, who, f"{item.name} {status}", items, status
                )
            files = eyes.seen("file")
            for file in world.of("file"):
                status = client.get(f"{here}bestand/{file.id}/small/").status_code
                assert (status == 200) is (file.id in files), differs(
                    world, who, f"{file.name} {status}", files, status
                )
