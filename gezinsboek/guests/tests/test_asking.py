"""The family asks one thing of somebody who does not take part, and sees how it stands."""

import re
from uuid import UUID

import pytest
from django.urls import reverse

from cast.deeds import does, is_refused
from cast.family import WRITE
from gezinsboek.circle import one_time, sharing
from gezinsboek.circle.models import Member, OneTimeLink
from gezinsboek.circle.tests.inviting import behind as passes
from gezinsboek.circle.tests.inviting import browser, code_on, mails_to, says
from gezinsboek.ground.ids import new_id
from gezinsboek.guests.forms import last_moment

from .guesting import answered, answers, behind, form, letter_for, mailed, nobody_tried_yet, opened, path_of, posts


@pytest.fixture(autouse=True)
def _quiet():
    nobody_tried_yet()


def page(key: str, family, *, fresh: bool = False):
    return browser(key, fresh=fresh).get(reverse("once_links", args=[family.id]))


def test_a_mother_asks_by_letter_and_sees_how_it_stands(family):
    letter_for(family)
    told = says(page("noor", family))
    assert "Juf Kim" in told and "Hoe gaat de zwemles?" in told and "Nog niet geopend." in told


def test_a_mail_says_nothing_of_the_family(family):
    mailed(family, "kim@voorbeeld.test")
    mail = mails_to("kim@voorbeeld.test")[-1]
    whole = f"{mail.subject} {mail.text} {mail.html}"
    for word in ("Noor", "Milan", "Lina", "zwemles", "Groeien", "Kim"):
        assert word not in whole


def test_a_letter_does_not_say_what_is_asked(family):
    client, told = browser("noor"), form(family)
    paper = client.get(client.post(reverse("once_new", args=[family.id]), told).url)
    assert "zwemles" not in says(paper)
    pdf = client.get(reverse("once_letter_pdf", args=[family.id, told["link"]]))
    assert pdf["Content-Type"] == "application/pdf" and pdf.content.startswith(b"%PDF")


def test_the_code_is_shown_once_and_kept_nowhere_readable(family):
    link, code = letter_for(family)
    assert says(browser("noor").get(reverse("once_letter", args=[family.id, link]))).find(code) == -1
    secret = code.split("-", 2)[2]
    assert not behind("select 1 from one_time_link l where l::text like %s", f"%{secret}%")


def test_a_double_click_asks_once(family):
    told = form(family)
    assert posts("noor", family, told).url == posts("noor", family, told).url
    assert behind("select count(*) from one_time_link where dossier_id = %s", family.id) == [(1,)]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Vul een naam in."),
        ({"question": " "}, "Schrijf op wat je vraagt."),
        ({"how": "mail"}, "Vul een e-mailadres in."),
        ({"until": "date", "until_date": "2001-01-01"}, "Kies een dag die nog komt."),
        ({"until": "date", "until_date": "2101-01-01"}, "Kies een dag binnen drie maanden."),
        ({"chapter": str(UUID(int=1))}, "Wat je typte, staat er nog."),
    ],
)
def test_what_is_not_right_is_said_and_nothing_is_lost(family, wrong, said):
    answer = posts("noor", family, form(family, title="juf van de vissen", **wrong))
    assert answer.status_code == 422
    assert said in says(answer)
    assert "juf van de vissen" in answer.content.decode()


@pytest.mark.parametrize("key", ["femke", "tine", "bram"])
def test_who_is_not_family_finds_nothing_here(family, key):
    link, _code = letter_for(family)
    assert page(key, family).status_code == 404
    assert posts(key, family, form(family)).status_code == 404
    for name in ("once_letter", "once_letter_pdf"):
        assert browser(key).get(reverse(name, args=[family.id, link])).status_code == 404
    for name in ("once_again", "once_withdraw", "once_say_more"):
        assert browser(key).post(reverse(name, args=[family.id, link])).status_code == 404


@pytest.mark.parametrize("key", ["femke", "tine"])
def test_who_is_not_family_is_refused_by_the_database_itself(family, key):
    def asks():
        one_time.ask_guest(
            family.id,
            family.chapters["Thuis"],
            name="Kim",
            title="",
            question="?",
            expires=last_moment(),
            ids=(new_id(), new_id()),
        )

    assert is_refused(key, asks)
    link, _code = letter_for(family)
    for deed in (lambda: one_time.withdraw(link), lambda: one_time.say_more(link, yes=True)):
        assert is_refused(key, deed)
    assert does(key, lambda: OneTimeLink.objects.filter(dossier_id=family.id).count()) == 0


def test_nobody_asks_into_a_chapter_they_do_not_write_in(family):
    stranger = new_id()
    assert posts("noor", family, form(family, chapter=str(stranger))).status_code == 422

    def asks():
        one_time.ask_guest(
            family.id, stranger, name="Kim", title="", question="?", expires=last_moment(), ids=(new_id(), new_id())
        )

    assert is_refused("noor", asks)


def guests(key: str, family) -> int:
    return does(key, lambda: Member.objects.filter(role="guest", dossier_id=family.id).count(), fresh=False)


def test_a_helper_does_not_see_who_is_asked(family):
    does("noor", lambda: sharing.give(family.chapters["Groeien"], family.members["femke"], WRITE))
    link, code = letter_for(family)
    assert [guests(key, family) for key in ("noor", "femke", "tine")] == [1, 0, 0]
    client = opened(code)
    answers(client)
    assert guests("femke", family) == 1  # the author of what she reads now
    assert behind("select count(*) from one_time_link where id = %s and answered_at is not null", link) == [(1,)]


def test_a_guest_stands_nowhere_among_the_people(family):
    answered(family)
    for name in ("people", "who_sees_what"):
        assert "Kim" not in says(browser("noor").get(reverse(name, args=[family.id]))), name


def test_again_kills_the_old_code(family):
    link, code = letter_for(family)
    client = browser("noor")
    new = code_on(client.get(client.post(reverse("once_again", args=[family.id, link])).url))
    assert browser().get(path_of(code)).status_code == 404
    assert opened(new).get("/antwoord/").status_code == 200


def test_withdrawn_works_no_more_and_twice_is_once(family):
    link, code = letter_for(family)
    for _ in range(2):
        assert browser("noor").post(reverse("once_withdraw", args=[family.id, link])).status_code == 302
    assert browser().get(path_of(code)).status_code == 404
    assert "Ingetrokken." in says(page("noor", family))


def test_what_is_answered_cannot_be_withdrawn_or_sent_again(family):
    link, _code, _client = answered(family)
    assert is_refused("noor", lambda: one_time.withdraw(link))
    row = does("noor", lambda: OneTimeLink.objects.get(id=link))
    assert is_refused("noor", lambda: one_time.renew(row, by_mail=False, expires=last_moment()))


def test_it_dies_with_who_asked(family):
    _link, code = letter_for(family)
    passes(
        "update chapter_grant set until = now() where chapter_id = %s and member_id = %s",
        family.chapters["Groeien"],
        family.members["noor"],
    )
    assert browser().get(path_of(code)).status_code == 404


def test_a_private_chapter_betrays_no_link(family):
    private = family.private_chapter("noor")
    letter_for(family, fresh=True, chapter=str(private), question="Een geheime vraag")
    assert "Een geheime vraag" in says(page("noor", family, fresh=True))
    later = page("noor", family)
    assert "Een geheime vraag" not in says(later) and "Juf Kim" not in says(later)
    assert guests("noor", family) == 0
    log = says(browser("noor").get(reverse("log", args=[family.id])))
    assert "eenmalige link" not in re.sub("bekeek de eenmalige links", "", log)


def test_looking_as_somebody_shows_no_links(family):
    letter_for(family)
    through = family.members["femke"]
    assert does("noor", lambda: OneTimeLink.objects.filter(dossier_id=family.id).count(), through=through) == 0


def test_a_guest_gets_no_key_from_anybody(family):
    _link, _code, _client = answered(family)
    guest = does("noor", lambda: Member.objects.get(role="guest", dossier_id=family.id).id)
    assert is_refused("noor", lambda: sharing.give(family.chapters["Groeien"], guest, WRITE))
    assert behind("select count(*) from chapter_grant where member_id = %s", guest) == [(0,)]
    for change in ("person_id = invited_by", "accepted_at = now()"):
        with pytest.raises(Exception, match="member_guest_never_in"):
            passes(f"update member set {change} where id = %s", guest)
