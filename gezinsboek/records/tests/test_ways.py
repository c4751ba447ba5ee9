"""The ways that put papers somewhere: a folder, S3 storage, a mail. Real servers, and another program opens what arrives."""

import io
import json
import shutil
import stat
import subprocess
from datetime import timedelta
from pathlib import Path

import boto3
import pytest
import pyzipper
import requests
from botocore.exceptions import ClientError
from moto.server import ThreadedMotoServer
from pypdf import PdfReader

from cast.working import samen_doen
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.ground import clock
from gezinsboek.ground.tests.post_office import post_office
from gezinsboek.records import record, sending
from gezinsboek.records.enclosing import contents
from gezinsboek.records.ways import NotYet, Parcel, bucket
from gezinsboek.records.ways.mail import locked

from .deliveries import rested, state, takes_over, works
from .records import PHOTO, made_up, photo

PASSPHRASE = "paard batterij nietje correct"


@pytest.fixture(autouse=True)
def _rested():
    rested()
    yield
    rested()


# ---------- a folder


@pytest.fixture
def folder(tmp_path, settings):
    settings.DROP = str(tmp_path)
    return tmp_path


def test_a_folder_gets_the_pdf_and_the_data(family, folder):
    organisation = samen_doen(way="drop")
    going = takes_over(family, organisation)
    works()
    assert state(going.id)[0] == "arrived"
    own = folder / str(organisation.id)
    assert sorted(path.name for path in own.iterdir()) == [f"{going.id}.json", f"{going.id}.pdf"]
    assert (own / f"{going.id}.json").read_bytes() == record.bytes_of(going)
    assert PdfReader(own / f"{going.id}.pdf").attachments["record.json"] == [record.bytes_of(going)]
    assert stat.S_IMODE((own / f"{going.id}.json").stat().st_mode) & 0o007 == 0


def test_the_same_record_twice_is_there_once(folder):
    organisation, parcel = samen_doen(way="drop"), Parcel(made_up())
    from gezinsboek.records.ways import drop

    drop.send(parcel, organisation)
    before = {path.name: path.read_bytes() for path in (folder / str(organisation.id)).iterdir()}
    drop.send(parcel, organisation)
    assert {path.name: path.read_bytes() for path in (folder / str(organisation.id)).iterdir()} == before


def test_what_a_killed_worker_left_halfway_is_taken_away_when_it_is_sent_again(folder, monkeypatch):
    organisation, parcel = samen_doen(way="drop"), Parcel(made_up())
    from gezinsboek.records.ways import drop

    with monkeypatch.context() as killed:
        killed.setattr(Path, "replace", stopped)
        killed.setattr(Path, "unlink", stopped)
        with pytest.raises(SystemExit):
            drop.send(parcel, organisation)
    drop.send(parcel, organisation)
    there = sorted(path.name for path in (folder / str(organisation.id)).iterdir())
    assert there == [f"{parcel.id}.json", f"{parcel.id}.pdf"]


def stopped(*_args, **_more):
    raise SystemExit


def test_without_a_folder_of_the_operator_there_is_none(family, settings):
    settings.DROP = ""
    going = takes_over(family, samen_doen(way="drop"))
    works()
    assert state(going.id) == ("dead", 1, "not set up")


def test_a_folder_that_cannot_be_written_is_tried_again(family, folder, settings):
    settings.DROP = str(folder / "not there")
    going = takes_over(family, samen_doen(way="drop"))
    works()
    assert state(going.id) == ("waiting", 1, "no folder")
    (folder / "not there").mkdir()
    with clock.moved_to(clock.now() + timedelta(minutes=2)):
        sending.send_due()
    assert state(going.id)[0] == "arrived"


# ---------- S3


@pytest.fixture(scope="module")
def s3():
    """A real S3 server that checks signatures, with a bucket that only one key may write to."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    _host, port = server.get_host_and_port()
    endpoint = f"http://127.0.0.1:{port}"
    admin = {"endpoint_url": endpoint, "region_name": "eu-west-1"}
    admin |= {"aws_access_key_id": "admin", "aws_secret_access_key": "admin"}
    iam, storage = boto3.client("iam", **admin), boto3.client("s3", **admin)
    storage.create_bucket(Bucket="dossiers", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    iam.create_user(UserName="gezinsboek")
    allowed = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": allowed})
    iam.put_user_policy(UserName="gezinsboek", PolicyName="writes", PolicyDocument=policy)
    key = iam.create_access_key(UserName="gezinsboek")["AccessKey"]
    told = {"endpoint": endpoint, "region": "eu-west-1", "name": "dossiers", "prefix": "in/gezinsboek"}
    told |= {"access": key["AccessKeyId"], "secret": key["SecretAccessKey"]}
    told_storage = boto3.client(
        "s3", **admin | {"aws_access_key_id": key["AccessKeyId"], "aws_secret_access_key": key["SecretAccessKey"]}
    )
    requests.post(f"{endpoint}/moto-api/reset-auth", data="0", timeout=10)  # from now on it looks at every signature
    yield told, told_storage
    requests.post(f"{endpoint}/moto-api/reset-auth", data="inf", timeout=10)
    server.stop()


def test_a_bucket_gets_the_pdf_and_the_data(family, s3):
    told, storage = s3
    going = takes_over(family, samen_doen(way="bucket", bucket=json.dumps(told)))
    works()
    assert state(going.id)[0] == "arrived"
    found = storage.get_object(Bucket="dossiers", Key=f"in/gezinsboek/{going.id}.json")
    assert found["Body"].read() == record.bytes_of(going) and found["ContentType"] == "application/json"
    pdf = storage.get_object(Bucket="dossiers", Key=f"in/gezinsboek/{going.id}.pdf")["Body"].read()
    assert PdfReader(io.BytesIO(pdf)).attachments["record.json"] == [record.bytes_of(going)]


def test_a_bucket_that_is_not_there_is_tried_again(family, s3):
    told, storage = s3
    going = takes_over(family, samen_doen(way="bucket", bucket=json.dumps(told | {"name": "nergens"})))
    works()
    assert state(going.id) == ("waiting", 1, "404")
    with pytest.raises(ClientError):
        storage.head_object(Bucket="dossiers", Key=f"in/gezinsboek/{going.id}.json")


def test_a_secret_that_does_not_fit_puts_nothing_there(family, s3):
    told, storage = s3
    going = takes_over(family, samen_doen(way="bucket", bucket=json.dumps(told | {"secret": "anders"})))
    works()
    assert state(going.id) == ("waiting", 1, "403")
    with pytest.raises(ClientError):
        storage.head_object(Bucket="dossiers", Key=f"in/gezinsboek/{going.id}.pdf")


def test_the_address_that_is_signed_is_the_address_that_is_called():
    told = {
        "endpoint": "https://s3.example:9000/",
        "region": "eu-west-1",
        "name": "b",
        "prefix": "/in/",
        "access": "a",
        "secret": "s",
    }
    url = bucket.place(told, "x y.pdf")
    assert url == "https://s3.example:9000/b/in/x%20y.pdf"
    headers = bucket.signed(told, url, "application/pdf", b"x")
    assert headers["Host"] == "s3.example:9000"
    assert "Credential=a/" in headers["Authorization"] and "/eu-west-1/s3/aws4_request" in headers["Authorization"]
    assert "host" in headers["Authorization"].split("SignedHeaders=")[1]


def test_storage_in_the_network_we_stand_in_is_not_called(family, s3, settings):
    settings.INTERNAL_HOSTS = []
    told, _storage = s3
    going = takes_over(family, samen_doen(way="bucket", bucket=json.dumps(told)))
    works()
    assert state(going.id) == ("dead", 1, "forbidden")


# ---------- mail


@pytest.fixture
def office(settings):
    with post_office(settings) as open_:
        yield open_


def by_mail(*, confirmed: bool = True, passphrase: str = PASSPHRASE):
    """Samen Doen with an address, confirmed as its own rules ask."""
    samen_doen(mail="dossiers@samendoen.test", passphrase=passphrase)
    with superuser() as db:
        db.execute("update organisation set way = 'mail', mail_confirmed_at = %s", [clock.now() if confirmed else None])
    return samen_doen()


def attached(message):
    [part] = [part for part in message.walk() if part.get_filename()]
    return part.get_filename(), part.get_payload(decode=True)


def opened(content: bytes, tmp_path, passphrase: str = PASSPHRASE) -> dict[str, bytes]:
    """Where this machine has 7-Zip it opens it, else the library again."""
    (tmp_path / "a.zip").write_bytes(content)
    program = shutil.which("7zz") or shutil.which("7z")
    if program:
        told = [program, "x", f"-p{passphrase}", "-y", f"-o{tmp_path / 'out'}", str(tmp_path / "a.zip")]
        done = subprocess.run(told, capture_output=True, check=False, stdin=subprocess.DEVNULL)
        if done.returncode:
            raise RuntimeError("Bad password")
        return {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    with pyzipper.AESZipFile(io.BytesIO(content)) as whole:
        whole.setpassword(passphrase.encode())
        return {name: whole.read(name) for name in whole.namelist()}


def test_a_mail_brings_a_locked_attachment(family, office, tmp_path):
    going = takes_over(family, by_mail())
    works()
    assert state(going.id)[0] == "arrived"
    [message] = office.taken_for("dossiers@samendoen.test")
    name, content = attached(message)
    assert name == f"{going.id}.zip" and str(going.id) in message["Message-ID"]
    inside = opened(content, tmp_path)
    assert inside[f"{going.id}.json"] == record.bytes_of(going)
    assert PdfReader(io.BytesIO(inside[f"{going.id}.pdf"])).attachments["record.json"] == [record.bytes_of(going)]


def test_it_does_not_open_without_the_passphrase(tmp_path):
    organisation = by_mail()
    content = locked(Parcel(made_up()), organisation)
    with pytest.raises(RuntimeError, match="Bad password"):
        opened(content, tmp_path, passphrase="iets anders")
    with pyzipper.AESZipFile(io.BytesIO(content)) as whole:
        assert {one.wz_aes_strength for one in whole.infolist()} == {3}  # AES-256
    for words in (b"slaap", b"Milan", b"Femke"):
        assert words not in content


def test_the_mail_itself_tells_nothing_of_a_family(family, office):
    takes_over(family, by_mail(), text="Milan sliep slecht.")
    works()
    [message] = office.taken_for("dossiers@samendoen.test")
    shown = str(message["Subject"]) + message.get_body().get_content() + str(message["From"])
    for words in ("Milan", "Femke", "Noor", "sliep", "Hulp", "C-20417"):
        assert words not in shown


def test_only_to_an_address_that_was_confirmed(family, office):
    going = takes_over(family, by_mail())
    by_mail(confirmed=False)
    works()
    assert state(going.id) == ("dead", 1, "not set up") and office.taken == []


def test_a_mail_server_that_is_busy_is_asked_again_and_one_that_refuses_for_good_is_not(family, office):
    going, other = takes_over(family, by_mail()), None
    office.answer = "451 busy"
    works()
    assert state(going.id) == ("waiting", 1, "451")
    rested()
    office.answer = "550 nobody here"
    other = takes_over(family, by_mail())
    works()
    assert state(other.id) == ("dead", 1, "550")


# ---------- the files beside it


def test_only_files_that_are_what_they_were_go_along(family, monkeypatch):
    good, other, large = photo(), photo(), photo()
    other = type(other)(other.id, other.name, other.mime, "0" * 64, other.size)
    large = type(large)(large.id, large.name, large.mime, large.sha256, 10**9)
    monkeypatch.setattr("gezinsboek.records.enclosing.read", lambda _book, _file: PHOTO)
    assert contents(family.id, made_up(files=[good, other, large])) == {good.id: PHOTO}


def test_a_file_that_is_gone_is_only_named(family):
    assert contents(family.id, made_up(files=[photo()])) == {}


def test_what_is_about_one_record_and_what_is_about_a_whole_system():
    assert NotYet("no answer").about_all and NotYet(503).about_all and NotYet(429).about_all
    assert not NotYet(422).about_all
