"""SHARING 25-26: who looked, who changed, and who may read that."""

from io import StringIO

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction
from django.test import Client
from pytest import mark, raises

from cast.browser import sign_in
from cast.family import READ
from cast.people import as_
from gezinsboek.ground.acts import Refused, act
from gezinsboek.log import looks
from gezinsboek.log.models import Line
from gezinsboek.log.reading import Names, Wish, days, lines


def said(family, key, *, fresh=False, **wish):
    with as_(key, fresh=fresh), transaction.atomic():
        names = Names(family.id, family.members.get(key))
        return [group.sentence for day in days(lines(family.id, Wish(**wish)), names) for group in day.groups]


def read(family, key, *items, **how):
    with as_(key, **how), transaction.atomic():
        looks.looked([item.id for item in items])


def test_a_mother_reads_that_the_teacher_looked(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    read(family, "daan", item)
    assert "Meester Daan (leerkracht, school De Regenboog) las School." in said(family, "noor")


def test_looking_twice_on_a_day_is_told_once_with_how_often(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    read(family, "daan", item)
    read(family, "daan", item)
    with as_("noor"), transaction.atomic():
        found = days(lines(family.id, Wish(member=family.members["daan"], kind="look")), Names(family.id, None))
    assert [group.times for group in found[0].groups] == [2]


def test_what_a_parent_looked_at_is_shown_to_that_parent_alone(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    read(family, "mark", item)
    assert "Jij las School." in said(family, "mark")
    assert not [line for line in said(family, "noor") if line.startswith("Mark")]


@mark.parametrize("key", ["mark", "jade"])
def test_no_way_of_looking_by_a_parent_or_child_is_told_to_another(family, key):
    item = family.writes("noor", "School", "Milan was op tijd.")
    before = {other: len(said(family, other)) for other in ("noor", "daan")}
    client = sign_in(Client(), key)
    for path in ("", f"stukje/{item.id}/", "wie-ziet-wat/", "mensen/", "wie-heeft-gekeken/"):
        assert client.get(f"/boek/{family.id}/{path}").status_code == 200
    assert client.post(f"/boek/{family.id}/zoeken/", {"words": "Milan"}).status_code == 200
    assert {other: len(said(family, other)) for other in before} == before


def test_what_a_grandmother_looked_at_is_told(family):
    """Nobody tells her it is not: on screens it says "een ouder of kind"."""
    read(family, "tine", family.writes("noor", "School", "Milan was op tijd."))
    assert any(line.startswith("Oma Tine") and "las School." in line for line in said(family, "noor"))


def test_a_teacher_sees_no_line_of_a_chapter_he_does_not_read(family):
    item = family.writes("noor", "Hulp", "De ochtend ging goed.")
    read(family, "femke", item)
    assert not [line for line in said(family, "daan") if "Hulp" in line]


def test_lines_of_a_private_chapter_show_only_while_fresh(family):
    family.private_chapter("noor", "Van mij")
    family.writes("noor", "Van mij", "Alleen voor mij.")
    assert any("Van mij" in line for line in said(family, "noor", fresh=True))
    assert not any("Van mij" in line for line in said(family, "noor"))


def test_nobody_says_that_they_looked_at_what_they_cannot_see(family):
    item = family.writes("noor", "Thuis", "Slecht geslapen.")
    read(family, "daan", item)
    assert not [line for line in said(family, "noor") if "Daan" in line and "Thuis" in line]


def test_giving_access_is_told_in_a_sentence(family):
    family.grant("noor", "daan", "Thuis", READ)
    assert any("liet Meester Daan" in line and "Thuis lezen" in line for line in said(family, "noor"))


def test_a_refused_try_is_told_to_the_family(family):
    client = Client()
    sign_in(client, "karim")
    assert client.get(f"/boek/{family.id}/").status_code == 404
    assert "Iemand zonder toegang probeerde iets te openen wat niet gedeeld is. Dat lukte niet." in said(family, "noor")


@mark.parametrize(
    "statement",
    [
        "insert into log_line (id, event_id) values (gen_random_uuid(), 'read')",
        "update log_line set event_id = 'nothing'",
        "delete from log_line",
        "truncate log_line",
        "select network_access_point_id from log_line",
        "select items from log_line",
        "select * from log_link",
    ],
)
def test_the_web_role_can_only_read_the_log(family, statement):
    with as_("noor"), raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_page_shows_it_and_logs_that_it_was_read(family):
    read(family, "daan", family.writes("noor", "School", "Milan was op tijd."))
    client = Client()
    sign_in(client, "noor")
    page = client.get(f"/boek/{family.id}/wie-heeft-gekeken/")
    assert page.status_code == 200
    assert "las School." in page.content.decode()
    assert "Jij keek wie er heeft gekeken." in said(family, "noor")


def test_a_stranger_gets_nothing(family):
    client = Client()
    sign_in(client, "karim")
    for end in ("", "bestand/", "klopt-niet/"):
        assert client.get(f"/boek/{family.id}/wie-heeft-gekeken/{end}").status_code == 404


def test_a_filter_that_makes_no_sense_is_left_out(family):
    client = Client()
    sign_in(client, "noor")
    page = client.get(f"/boek/{family.id}/wie-heeft-gekeken/?member=x&first=gisteren&kind=alles&before=nu")
    assert page.status_code == 200


def test_the_download_has_the_same_sentences(family):
    read(family, "daan", family.writes("noor", "School", "Milan was op tijd."))
    client = Client()
    sign_in(client, "noor")
    sheet = client.get(f"/boek/{family.id}/wie-heeft-gekeken/bestand/")
    assert "las School." in sheet.content.decode("utf-8-sig")


def test_the_log_is_not_shown_while_looking_as_somebody_else(family):
    with as_("noor", through=family.members["daan"]), transaction.atomic():
        assert not Line.objects.filter(dossier_id=family.id).values("id").exists()


def verified(owner):
    out, err = StringIO(), StringIO()
    call_command("verify_log", stdout=out, stderr=err)
    return out.getvalue()


def test_only_the_rules_can_chain(family):
    with as_("noor"), transaction.atomic():
        assert act("chain_log")[0][0] >= 0
    with as_("noor"), raises((DatabaseError, Refused)):
        act("broken_links")


def test_the_web_role_cannot_verify_and_says_so():
    with raises((DatabaseError, CommandError)):
        verified(None)
