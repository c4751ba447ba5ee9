"""SHARING 14: coming in with a link or a letter. Who invites and why, nothing more, until somebody says yes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import connections, transaction
from django.urls import reverse

from cast.browser import session_of
from cast.deeds import does
from cast.family import READ, WRITE
from cast.people import as_, player
from gezinsboek.circle import invitations, sharing
from gezinsboek.circle.models import Grant, Invitation, Member
from gezinsboek.ground import clock
from gezinsboek.people.gate import FACTOR
from gezinsboek.people.models import Account, Person
from gezinsboek.people.tests.visitors import code_in_mail

from .inviting import behind, browser, halves, letter_for, link_to, mails_to, path_of, redeems, says, sends, told
from .wires import one, superuser

WRONG = "BEVER-0000-KAAS-99"
JOINING, YES = "/uitnodiging/", "/uitnodiging/ja/"


def letter(family, **more) -> str:
    """A letter for somebody of the network, into School."""
    return letter_for(browser("noor"), family, told(family, **more), name="Buurvrouw Fatma", kind="network")


def mail(family, to: str) -> str:
    """An invitation for the network by mail; the path behind its link."""
    sends(browser("noor"), family, told(family, how="mail", address=to), "Buurvrouw Fatma", "network")
    return link_to(to)


def types(client, code: str):
    return client.post(reverse("code"), {"code": code})


def invitation_of(code: str):
    with superuser() as root:
        found = invitations.code_hash(*halves(code))
        return one(root, "select id from invitation where code_hash = %s", found)


def member_ids(family) -> set[UUID]:
    return does("noor", lambda: set(Member.objects.filter(accepted_at__isnull=False).values_list("id", flat=True)))


@pytest.fixture(autouse=True)
def _nobody_tried_yet():
    """All tests come from one address, so they would use up one another's tries."""
    behind("delete from rate_limit")


# The code


@pytest.mark.parametrize("write", [str, str.lower, lambda c: c.replace("-", " "), lambda c: c.replace("-", "").lower()])
def test_a_code_may_be_typed_in_any_way(family, write):
    answer = types(browser(), f"  {write(letter(family))} ")
    assert answer.url == JOINING


@pytest.mark.parametrize("typed", ["", "hallo", "TULP-4821-KAAS", "😀😀", "\0", "A" * 99, "TULP-4821-KAAS-37-MAAN"])
def test_what_is_no_code_is_said_and_kept(typed):
    page = types(browser(), typed)
    assert page.status_code == 422


def test_an_unknown_code_and_a_wrong_one_get_the_same_answer(family):
    handle, secret = halves(letter(family))
    wrong = types(browser(), f"{handle}-{'KAAS-11' if secret != 'KAAS-11' else 'KAAS-12'}")
    unknown = types(browser(), WRONG)
    assert wrong.status_code == unknown.status_code == 422
    assert says(wrong) == says(unknown)


def test_an_unknown_code_is_written_down_like_a_wrong_one():
    with superuser() as root:
        before = one(root, "select tries from acl.decoy")
        invitations.peek("BEVER-0000", "KAAS-99")
        assert one(root, "select tries from acl.decoy") > before


def test_five_wrong_tries_lock_a_letter_and_say_nothing_of_it(family):
    code = letter(family)
    handle, _secret = halves(code)
    pages = [types(browser(), f"{handle}-BEVER-{n:02d}") for n in range(6)]
    assert len({says(page).replace(f"BEVER-{n:02d}", "") for n, page in enumerate(pages)}) == 1
    assert redeems("bram", code) == "wrong"
    assert "te vaak een verkeerde code" in says(types(browser(), code))
    page = says(browser("noor").get(reverse("invitations", args=[family.id])))
    assert "Vijf keer een verkeerde code." in page


def test_wrong_tries_count_when_everything_around_them_is_rolled_back(family):
    code = letter(family)
    handle, _secret = halves(code)
    for _ in range(5):
        with pytest.raises(RuntimeError), transaction.atomic():
            invitations.peek(handle, "BEVER-00")
            raise RuntimeError
    assert redeems("bram", code) == "wrong"


def test_wrong_tries_through_the_link_count_as_well(family):
    code = letter(family)
    handle, _secret = halves(code)
    for n in range(5):
        assert browser().get(reverse("invited", args=[handle, f"BEVER-0{n}"])).status_code == 404
    assert browser().get(path_of(code)).status_code == 410


def test_a_new_letter_opens_again_after_the_lock(family):
    noor, code = browser("noor"), letter(family)
    for n in range(5):
        invitations.peek(halves(code)[0], f"BEVER-0{n}")
    noor.post(reverse("invitation_again", args=[family.id, invitation_of(code)]))
    assert "Nog geen antwoord." in says(noor.get(reverse("invitations", args=[family.id])))


def test_nobody_can_look_for_codes(family):
    client = browser()
    answers = [types(client, f"BEVER-{n:04d}-KAAS-11").status_code for n in range(11)]
    assert answers[:10] == [422] * 10
    assert answers[10] == 429
    assert types(client, letter(family)).status_code == 429
    assert client.get(path_of(WRONG)).status_code == 429


def test_right_codes_are_not_counted(family):
    code = letter(family)
    for _ in range(15):
        assert types(browser(), code).url == JOINING


# Before the answer


def test_opening_a_link_uses_nothing_and_leaves_no_code_in_the_address(family):
    path = path_of(letter(family))
    for _ in range(3):  # mail programs look as well
        assert browser().get(path).url == JOINING


def test_the_invited_sees_who_and_why_and_nothing_more(family):
    family.writes("noor", "School", "Milan was op tijd.")
    client = browser()
    client.get(path_of(letter(family, purpose="Past op en leest graag mee.")))
    page = client.get(JOINING)
    words = page.content.decode()
    assert "Noor nodigt je uit" in says(page)
    assert "Past op en leest graag mee." in says(page)
    for secret in ("Milan", "Lina", "School", "Fatma", "Daan", str(family.id), "op tijd"):
        assert secret not in words
    assert "Gezinsboek - uitnodiging</title>" in words


def test_without_an_invitation_the_page_asks_for_a_code():
    assert browser().get(JOINING).url == reverse("code")
    for step in ("joining_how", "joining_without_email"):
        assert browser().get(reverse(step), follow=True).redirect_chain[-1][0] == reverse("code")


def test_later_keeps_nothing_on_this_device(family):
    client, code = browser(), letter(family)
    client.get(path_of(code))
    page = client.post(reverse("joining_later"))
    assert "Gebruik straks weer dezelfde link of brief." in says(page)
    assert client.get(JOINING).url == reverse("code")
    assert client.get(path_of(code)).url == JOINING


def test_a_quick_exit_takes_the_invitation_from_the_device(family):
    client = browser()
    client.get(path_of(letter(family)))
    client.get("/snel-weg/")
    assert client.get(JOINING).url == reverse("code")


# Yes


def joins(key: str, path: str):
    """This player opens the link and says yes; the page after it."""
    client = browser(key)
    client.get(path)
    return client, client.post(YES, follow=True)


def test_yes_leads_into_the_book_with_a_welcome(family):
    _client, page = joins("bram", path_of(letter(family)))
    assert page.redirect_chain[-1][0] == reverse("our_story", args=[family.id])
    assert "Welkom in dit boek. Je leest hier: School." in says(page)
    assert "leest ook wat jij daar schrijft" not in says(page)


def test_who_will_write_is_told_who_reads_it(family):
    code = letter_for(browser("noor"), family, told(family, {"School": "write"}), name="Bram", kind="school")
    _client, page = joins("bram", path_of(code))
    assert "Wie een hoofdstuk leest, leest ook wat jij daar schrijft." in says(page)


def test_the_invited_address_comes_in_at_once(family):
    _client, page = joins("bram", mail(family, player("bram").email))
    assert page.redirect_chain[-1][0] == reverse("our_story", args=[family.id])


def test_a_second_yes_leads_to_the_book_as_well(family):
    client, _page = joins("bram", path_of(letter(family)))
    assert client.post(YES).url == reverse("timeline", args=[family.id])


def test_nobody_comes_in_without_signing_in(family):
    client, before = browser(), member_ids(family)
    client.get(path_of(letter(family)))
    assert client.post(YES).url.startswith(reverse("account_login"))
    assert member_ids(family) == before


def test_signing_up_keeps_the_invitation(family):
    client, address = browser(), f"{uuid4().hex}@buurt.test"
    client.get(path_of(letter(family)))
    client.post(reverse("account_signup"), {"name": "Fatma", "email": address, "next": JOINING})
    page = client.post(reverse("account_email_verification_sent"), {"code": code_in_mail(address)}, follow=True)
    assert page.redirect_chain[-1][0] == JOINING
    assert "Je bent ingelogd als Fatma." in says(page)


def test_a_get_never_says_yes(family):
    client, before = browser("bram"), member_ids(family)
    client.get(path_of(letter(family)))
    assert client.get(YES).status_code == 405
    assert member_ids(family) == before


# Another address


def test_another_address_waits_for_a_yes(family):
    path, before = mail(family, f"{uuid4().hex}@buurt.test"), member_ids(family)
    _client, page = joins("bram", path)
    assert "Noor moet eerst ja zeggen" in says(page)
    assert member_ids(family) == before
    seen = says(browser("noor").get(reverse("invitations", args=[family.id])))
    assert "Wacht op jouw ja" in seen
    assert "bram@voorbeeld.test" in seen


def test_a_professional_who_waits_shows_their_work(family):
    joins("karim", mail(family, f"{uuid4().hex}@werk.test"))
    seen = says(browser("noor").get(reverse("invitations", args=[family.id])))
    assert "gezinscoach, Jeugd en Gezin" in seen


def test_the_sender_is_told_by_mail_once_and_without_a_name(family):
    path = mail(family, f"{uuid4().hex}@buurt.test")
    before = len(mails_to("noor@voorbeeld.test"))
    client, _page = joins("bram", path)
    client.post(YES)
    told_ = mails_to("noor@voorbeeld.test")[before:]
    assert len(told_) == 1
    assert "Bram" not in told_[0].subject + told_[0].text


def test_a_yes_lets_them_in_and_tells_them(family):
    path = mail(family, f"{uuid4().hex}@buurt.test")
    joins("bram", path)
    noor, before = browser("noor"), len(mails_to("bram@voorbeeld.test"))
    one_ = does("noor", lambda: Invitation.objects.get(waits_for=player("bram").id, dossier_id=family.id))
    answer = reverse("invitation_answer", args=[family.id, one_.id])
    assert "Bram doet nu mee." in says(noor.post(answer, {"answer": "yes"}, follow=True))
    assert len(mails_to("bram@voorbeeld.test")) == before + 1
    assert browser("bram").get(path).url == reverse("timeline", args=[family.id])
    assert noor.post(answer, {"answer": "yes"}).status_code == 302  # a second click


def test_a_no_keeps_them_out_and_kills_the_link(family):
    path, before = mail(family, f"{uuid4().hex}@buurt.test"), member_ids(family)
    joins("bram", path)
    noor = browser("noor")
    one_ = does("noor", lambda: Invitation.objects.get(waits_for=player("bram").id, dossier_id=family.id))
    page = noor.post(reverse("invitation_answer", args=[family.id, one_.id]), {"answer": "no"}, follow=True)
    assert "Jij zei nee. De code werkt niet meer." in says(page)
    assert browser("bram").get(path).status_code == 410
    assert member_ids(family) == before


def test_only_the_sender_answers_and_knows_who_waits(family):
    joins("bram", mail(family, f"{uuid4().hex}@buurt.test"))
    one_ = does("noor", lambda: Invitation.objects.get(waits_for=player("bram").id, dossier_id=family.id))
    for key in ("mark", "daan"):
        page = says(browser(key).get(reverse("invitations", args=[family.id])))
        assert "Bram" not in page
        assert "bram@" not in page
        answer = reverse("invitation_answer", args=[family.id, one_.id])
        assert browser(key).post(answer, {"answer": "yes"}).status_code == 404
        with as_(key, book=family.id), transaction.atomic():
            assert not Person.objects.filter(id=player("bram").id).exists()


def test_a_second_stranger_with_the_same_link_is_told(family):
    path = mail(family, f"{uuid4().hex}@buurt.test")
    joins("bram", path)
    _client, page = joins("karim", path)
    assert "Iemand anders heeft deze uitnodiging al geopend." in says(page)


def test_a_yes_without_anybody_who_waits_does_nothing(family):
    code, before = letter(family), member_ids(family)
    answer = reverse("invitation_answer", args=[family.id, invitation_of(code)])
    assert browser("noor").post(answer, {"answer": "yes"}).status_code == 302
    assert member_ids(family) == before


# Not any more


def closed(path: str, key: str | None = None) -> str:
    page = browser(key).get(path)
    assert page.status_code == 410
    return says(page)


def test_who_takes_part_already_is_led_to_the_book(family):
    code = letter(family)
    _client, page = joins("daan", path_of(code))
    assert page.redirect_chain[-1][0] == reverse("timeline", args=[family.id])
    assert "Je doet al mee in dit boek." in says(page)
    assert redeems("bram", code) == "in"


def test_a_used_code_opens_for_nobody_else(family):
    code = letter(family)
    assert redeems("bram", code) == "in"
    assert "al gebruikt" in closed(path_of(code), "karim")
    assert redeems("karim", code) == "wrong"


def test_an_old_code_says_that_its_time_is_over(family):
    code = letter(family)
    behind("update invitation set expires_at = now() - interval '1 minute' where id = %s", invitation_of(code))
    assert "De tijd van deze uitnodiging is voorbij." in closed(path_of(code))
    assert redeems("bram", code) == "wrong"
    assert "De tijd is voorbij." in says(browser("noor").get(reverse("invitations", args=[family.id])))


def test_an_invitation_ends_when_taking_part_would_have_ended(family):
    code = letter(family)
    ended = "update member set expires_at = now() - interval '1 minute' where id = (select member_id from invitation where id = %s)"
    behind(ended, invitation_of(code))
    assert redeems("bram", code) == "wrong"


def test_a_code_that_was_taken_back_opens_nothing(family):
    code = letter(family)
    browser("noor").post(reverse("invitation_withdraw", args=[family.id, invitation_of(code)]))
    assert "ingetrokken" in closed(path_of(code))
    assert redeems("bram", code) == "wrong"


def test_an_invitation_of_who_left_is_closed(family):
    code = letter_for(browser("mark"), family, told(family), name="Bram", kind="network")
    does("mark", lambda: sharing.end_member(family.members["mark"]))
    assert "doet zelf niet meer mee" in closed(path_of(code))
    assert redeems("bram", code) == "wrong"


def test_a_reason_is_told_only_with_the_right_code(family):
    code = letter(family)
    browser("noor").post(reverse("invitation_withdraw", args=[family.id, invitation_of(code)]))
    page = browser().get(path_of(f"{halves(code)[0]}-BEVER-00"))
    assert page.status_code == 404
    assert "ingetrokken" not in says(page)


def test_no_is_asked_once_and_told_to_the_sender(family):
    client, code = browser(), letter(family)
    client.get(path_of(code))
    for _ in range(2):  # a second click finds it said
        assert "Je doet niet mee." in says(client.post(reverse("joining_no")))
    assert "Zei nee." in says(browser("noor").get(reverse("invitations", args=[family.id])))
    assert redeems("bram", code) == "wrong"


def test_nobody_says_no_without_the_code(family):
    code = letter(family)
    assert browser().post(reverse("joining_no")).url == reverse("code")
    assert not invitations.decline(halves(code)[0], "BEVER-00")
    assert redeems("bram", code) == "in"


# What falls away


def lost_of_mark(family, *chapters: str) -> str:
    """Mark invites into School and Thuis, and loses these himself before the answer."""
    code = letter_for(
        browser("mark"), family, told(family, {"School": "read", "Thuis": "read"}), name="Bram", kind="network"
    )
    for name in chapters:
        mine = Grant.objects.filter(member_id=family.members["mark"], chapter_id=family.chapters[name])
        with as_("mark"), transaction.atomic():
            sharing.end_grant(mine.get().id)
    return code


def test_what_fell_away_is_told_to_both_without_naming_it_to_the_guest(family):
    code = lost_of_mark(family, "School")
    _client, page = joins("bram", path_of(code))
    assert "1 hoofdstuk uit je uitnodiging kon niet meer open." in says(page)
    assert "Je leest hier: Thuis." in says(page)
    assert "School" not in says(page)
    sender = says(browser("mark").get(reverse("invitations", args=[family.id])))
    assert "Dit hoofdstuk kon niet meer open: een hoofdstuk dat je niet meer leest." in sender
    assert "kon niet meer open" not in says(browser("noor").get(reverse("invitations", args=[family.id])))


def test_a_level_that_no_longer_fits_falls_away_by_name(family):
    code = letter_for(
        browser("mark"), family, told(family, {"School": "write", "Thuis": "read"}), name="Bram", kind="network"
    )
    behind(
        "update chapter_grant set level = 'read' where member_id = %s and chapter_id = %s",
        family.members["mark"],
        family.chapters["School"],
    )
    assert redeems("bram", code) == "in"
    assert "kon niet meer open: School." in says(browser("mark").get(reverse("invitations", args=[family.id])))
    item = family.writes("noor", "School", "Voor wie School leest.")
    assert item.id not in family.sees("bram")


def test_nobody_comes_in_when_nothing_is_left(family):
    code, before = lost_of_mark(family, "School", "Thuis"), member_ids(family)
    _client, page = joins("bram", path_of(code))
    assert "kan dit nu niet meer met je delen" in says(page)
    assert member_ids(family) == before


def test_nothing_fell_away_is_not_spoken_of(family):
    _client, page = joins("bram", path_of(letter(family)))
    assert "kon niet meer open" not in says(page)


# Professionals


@pytest.fixture
def somebody():
    """A person of this test alone, signed in without work or factor."""
    from gezinsboek.people.accounts import open_account

    return open_account("Sanne", email=f"{uuid4().hex}@school.test")


def browser_of(account: Account, client=None):
    """A browser in which this account is signed in, with nothing proved."""
    from django.conf import settings
    from django.contrib.auth import login
    from django.http import HttpRequest

    from gezinsboek.people.sessions import SessionStore

    request = HttpRequest()
    request.session = SessionStore()
    login(request, account, "allauth.account.auth_backends.AuthenticationBackend")
    request.session.save()
    client = client or browser()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.token or ""
    return client


def school_letter(family) -> str:
    return letter_for(browser("noor"), family, told(family, {"School": "write"}), name="Juf Sanne", kind="school")


def test_a_professional_first_says_where_they_work(family, somebody):
    client, code = browser_of(somebody), school_letter(family)
    client.get(path_of(code))
    assert "Vertel daarna eerst waar je werkt." in says(client.get(JOINING))
    assert client.post(YES).url == f"{reverse('my_work')}?next=%2Fuitnodiging%2F"
    work = {"organisation": "De Regenboog", "profession": "leerkracht", "next": JOINING}
    assert client.post(reverse("my_work"), work).url == JOINING
    assert client.get(path_of(code)).url == JOINING  # nothing was used


def test_a_professional_without_a_second_factor_sees_nothing_and_keeps_the_invitation(family, somebody):
    client, before = browser_of(somebody), member_ids(family)
    client.get(path_of(school_letter(family)))
    client.post(reverse("my_work"), {"organisation": "De Regenboog", "profession": "leerkracht"})
    assert client.post(YES).url == reverse("second_factor")
    assert client.get(reverse("timeline", args=[family.id])).url == reverse("second_factor")
    assert member_ids(family) == before
    session = session_of(client)
    session[FACTOR] = True
    session.save()
    assert client.post(YES).url == reverse("our_story", args=[family.id])


def test_the_rules_refuse_a_professional_without_work(family, somebody):
    from gezinsboek.ground.acting import Acting

    code = school_letter(family)
    assert invitations.redeem(Acting(person=somebody.pk), *halves(code), [], "Sanne") == "work"


# Without e-mail


def test_with_a_letter_no_address_is_needed(family):
    client = browser()
    client.get(path_of(letter(family)))
    assert "Ik heb geen e-mailadres" in says(client.get(reverse("joining_how")))
    answer = client.post(reverse("joining_without_email"), {"name": "Fatma"})
    assert answer.url == reverse("own_key")
    assert "Je bent ingelogd als Fatma." in says(client.get(JOINING))
    assert client.post(YES).url == reverse("own_key")  # first a key of one's own


def test_with_a_mail_there_is_an_address(family):
    client = browser()
    client.get(mail(family, f"{uuid4().hex}@buurt.test"))
    assert "Ik heb geen e-mailadres" not in says(client.get(reverse("joining_how")))
    assert client.post(reverse("joining_without_email"), {"name": "Fatma"}).url == JOINING


def test_one_letter_does_not_make_many_accounts(family):
    path = path_of(letter(family))
    answers = []
    for _ in range(4):
        client = browser()
        client.get(path)
        answers.append(client.post(reverse("joining_without_email"), {"name": "Fatma"}).status_code)
    assert answers == [302, 302, 302, 422]


# A shared phone


def test_who_is_signed_in_is_said_and_can_be_changed(family):
    client = browser("tine")
    client.get(path_of(letter(family)))
    assert "Je bent ingelogd als Oma Tine." in says(client.get(JOINING))
    assert client.post(reverse("joining_switch")).url == reverse("joining_how")
    assert not session_of(client).get("_auth_user_id")
    assert "Noor nodigt je uit" in says(client.get(JOINING))


def test_switching_takes_nothing_else_of_the_other_person_along(family):
    client = browser("tine")
    session = session_of(client)
    session["parked"] = {"text": "geheim"}
    session.save()
    client.get(path_of(letter(family)))
    client.post(reverse("joining_switch"))
    assert "parked" not in session_of(client)


# At the same moment


def at_once(*deeds):
    """All of them begin at the same moment, each over connections of its own."""
    gate = Barrier(len(deeds))

    def run(deed):
        try:
            gate.wait()
            return deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(run, deeds))


@pytest.mark.parametrize("_round", range(3))
def test_two_people_with_one_code_are_one_member(family, _round):
    code, before = letter(family), member_ids(family)
    words = at_once(lambda: redeems("sem", code), lambda: redeems("bram", code))
    assert words == ["in", "wrong"]
    assert len(member_ids(family) - before) == 1


def test_one_person_with_two_codes_is_one_member(family):
    one_, two = letter(family), letter(family)
    assert at_once(lambda: redeems("bram", one_), lambda: redeems("bram", two)) == ["already", "in"]


def test_a_yes_and_the_right_address_at_once_are_one_member(family):
    path = mail(family, player("karim").email)
    handle, secret = path.strip("/").split("/")[1:]
    invitations.redeem(player("bram").acting(), handle, secret, ["bram@voorbeeld.test"], "Bram")
    one_ = does("noor", lambda: Invitation.objects.get(waits_for=player("bram").id, dossier_id=family.id))
    before = member_ids(family)

    def yes():
        return (
            browser("noor").post(reverse("invitation_answer", args=[family.id, one_.id]), {"answer": "yes"}) and "yes"
        )

    def right():
        return invitations.redeem(player("karim").acting(), handle, secret, [player("karim").email], "Karim")

    at_once(yes, right)
    assert len(member_ids(family) - before) == 1


# Coming back


def test_who_comes_back_is_the_same_and_gets_only_what_is_given_now(family):
    old = family.writes("daan", "School", "Van voor ik wegging.")
    member = family.members["daan"]
    does("noor", lambda: sharing.end_member(member))
    code = letter_for(browser("noor"), family, told(family, {"Thuis": WRITE}), name="Meester Daan", kind="school")
    assert redeems("daan", code) == "in"
    assert does("noor", lambda: Member.objects.get(person_id=player("daan").id, dossier_id=family.id)).id == member
    assert old.id not in family.sees("daan")


def test_an_end_that_came_meanwhile_still_ends(family):
    day = (clock.now() + timedelta(days=3)).date()
    code = letter(family, until="date", until_date=day.isoformat())
    assert redeems("bram", code) == "in"
    item = family.writes("noor", "School", "Nog te lezen.")
    assert item.id in family.sees("bram")
    with clock.moved_to(clock.now() + timedelta(days=5)):
        assert family.sees("bram") == set()


def test_a_grant_stays_within_what_its_giver_has(family):
    soon = clock.now() + timedelta(days=4)
    behind(
        "update chapter_grant set until = %s where member_id = %s and chapter_id = %s",
        soon,
        family.members["mark"],
        family.chapters["School"],
    )
    code = letter_for(browser("mark"), family, told(family, {"School": READ}), name="Bram", kind="network")
    assert redeems("bram", code) == "in"
    grants = does("noor", lambda: list(Grant.objects.filter(member__person_id=player("bram").id, dossier_id=family.id)))
    assert [grant.until for grant in grants] == [soon]
