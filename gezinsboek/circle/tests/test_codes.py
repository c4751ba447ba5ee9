"""SHARING 14: a code typed over. Wrong ones are counted, and nothing tells whether it was nearly right."""

import pytest
from django.db import transaction
from django.urls import reverse

from gezinsboek.circle import invitations

from .inviting import browser, halves, path_of, redeems, says
from .joining import JOINING, WRONG, invitation_of, letter, types
from .wires import one, superuser

pytestmark = pytest.mark.usefixtures("nobody_tried_yet")


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
