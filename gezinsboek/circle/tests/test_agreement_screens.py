"""Spelregels on the screens: proposed, said, asked calmly, never in the way of reading."""

import re

import pytest

from cast.deeds import does
from cast.family import READ, Family
from gezinsboek.circle.models import Agreement
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.timeline.tests.screens import found, text_of

from .growing_up import BORN, turns
from .inviting import browser, letter_for, path_of
from .inviting import says as words_of
from .inviting import told as step
from .screens import Screen
from .test_agreement import says, waits, yes

PAGE, CHANGE = "spelregels/", "spelregels/veranderen/"
JOINING = "/uitnodiging/"


def typed(made_from: int = 0, **more: str) -> dict[str, object]:
    fixed = {"write": "Vriendelijk.\nKort.", "leave": "", "worry": "", "copy": "", "more": ""}
    return {"id": str(new_id()), "made_from": made_from} | fixed | more


def test_a_family_begins_with_a_proposal_and_makes_it_its_own(family):
    noor = Screen(family, "noor")
    assert "Zo kan het" in noor.page(PAGE)
    box = noor.page(CHANGE)
    assert "We schrijven ook op wat goed gaat." in box
    assert noor.post(CHANGE, typed()).status_code == 302
    shown = noor.page(PAGE)
    assert "Vriendelijk." in shown
    assert "Versie 1, geschreven door Noor" in shown
    assert "Zo kan het" not in shown


def test_the_proposal_has_no_place_for_suspicion(family):
    proposed = Screen(family, "noor").page(PAGE).lower()
    for word in ("meldcode", "vermoed", "mishandel", "verdenk"):
        assert word not in proposed
    assert "bij gevaar bellen we 112" in proposed


def test_who_may_not_say_them_is_not_offered_it_and_refused(family):
    for key in ("jade", "tine", "femke"):
        screen = Screen(family, key)
        assert "Dit gezin heeft nog geen spelregels." in screen.page(PAGE)
        assert screen.get(CHANGE).status_code == 404
        assert screen.post(CHANGE, typed()).status_code == 404
    assert Screen(family, "karim").get(PAGE).status_code == 404
    assert not does("noor", lambda: Agreement.objects.filter(dossier_id=family.id).exists())


def test_from_sixteen_a_young_person_says_them_also_who_reads_only():
    family = Family.opens()
    family.child("Jade", BORN)
    family.comes("jade", {"Thuis": READ}, child="Jade")
    assert Screen(family, "jade").get(CHANGE).status_code == 404
    with clock.moved_to(turns(16, 1)):
        jade = Screen(family, "jade")
        assert jade.post(CHANGE, typed()).status_code == 302
        assert "Versie 1, geschreven door Jade" in jade.page(PAGE)


def test_nothing_at_all_is_no_agreement_and_what_was_typed_stays(family):
    noor = Screen(family, "noor")
    answer = noor.post(CHANGE, typed(write=""))
    assert answer.status_code == 422
    assert "Schrijf onder minstens" in text_of(answer)
    long = noor.post(CHANGE, typed(leave="x" * 1600))
    assert long.status_code == 422
    assert "x" * 1600 in text_of(long)


def test_a_double_click_makes_one_version(family):
    noor, sent = Screen(family, "noor"), typed()
    assert [noor.post(CHANGE, sent).status_code for _ in range(2)] == [302, 302]
    assert does("noor", lambda: Agreement.objects.filter(dossier_id=family.id).count()) == 1


def test_a_stale_text_stands_beside_the_other_and_can_be_sent_again(family):
    mark = Screen(family, "mark")
    box = mark.page(CHANGE)
    says(family, "noor", "Van Noor.")
    sent = typed(int(found(r'name="made_from" value="(\d+)"', box)), write="Van Mark.")
    answer = mark.post(CHANGE, sent)
    assert answer.status_code == 409
    shown = text_of(answer)
    assert "Van Noor." in shown
    assert "Van Mark." in shown
    assert 'name="made_from" value="1"' in shown
    assert mark.post(CHANGE, sent | {"made_from": 1}).status_code == 302
    later = mark.page(PAGE)
    assert later.index("Van Mark.") < later.index("Eerdere spelregels") < later.index("Van Noor.")


def test_who_is_in_already_is_asked_calmly_and_reads_meanwhile(family):
    family.writes("noor", "School", "Gewoon te lezen.")
    daan = Screen(family, "daan")
    assert "Er zijn spelregels voor dit boek." not in daan.page()
    said = says(family)
    timeline = daan.page()
    assert "Er zijn spelregels voor dit boek." in timeline
    assert "Gewoon te lezen." in timeline
    assert "Zonder vinkje lees je gewoon mee." in daan.page(PAGE)
    assert daan.post(PAGE, {"agreed": said.id}).status_code == 302
    assert "Er zijn spelregels voor dit boek." not in daan.page()
    assert "Zonder vinkje" not in daan.page(PAGE)
    says(family, words="Anders.", made_from=1)
    assert "Er zijn spelregels voor dit boek." in daan.page()


def test_a_yes_to_a_text_that_was_replaced_asks_to_read_again(family):
    old = says(family)
    daan = Screen(family, "daan")
    says(family, words="Anders.", made_from=1)
    answer = daan.post(PAGE, {"agreed": old.id}, follow=True)
    assert "De spelregels zijn net veranderd." in text_of(answer)
    assert waits(family, "daan")


@pytest.mark.parametrize("wrong", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_a_yes_to_nothing_is_refused(family, wrong):
    says(family)
    assert Screen(family, "daan").post(PAGE, {"agreed": wrong}).status_code == 404
    assert waits(family, "daan")


def test_the_family_reads_who_said_yes_when_and_to_which_version(family):
    says(family)
    newer = says(family, words="Anders.", made_from=1)
    yes("femke", newer)
    shown = re.sub(r"\s+", " ", Screen(family, "noor").page(PAGE))
    assert re.search(r"<b>Femke[^<]*</b><br><span class=\"muted\">\w+ \d+ \w+ \d{4}, versie 2", shown)
    assert "Nog geen ja bij deze versie:" in shown
    helper = Screen(family, "femke").page(PAGE)
    assert "Wat anderen zeiden, ziet alleen het gezin." in helper
    assert "Nog geen ja bij deze versie" not in helper


def test_looking_as_somebody_shows_the_text_without_answers(family):
    says(family)
    noor = Screen(family, "noor")
    noor.post("bekijk-als/", {"member": family.members["daan"]})
    shown = noor.page(PAGE)
    assert "We schrijven vriendelijk." in shown
    assert "Wie zei ja?" not in shown
    assert noor.get(CHANGE).status_code == 404


# ---------- at the door


def letter(family: Family) -> str:
    return path_of(letter_for(browser("noor"), family, step(family, {"School": READ}), name="Bram", kind="school"))


def test_the_invited_reads_them_before_the_yes_and_ticks_once(family):
    said, path, bram = says(family, words="Zacht praten."), letter(family), browser("bram")
    page = bram.get(path, follow=True)
    assert "Zacht praten." in words_of(page)
    assert f'name="agreed" value="{said.id}"' in page.content.decode()
    without = bram.post(f"{JOINING}ja/")
    assert without.status_code == 422
    assert "Lees eerst de spelregels." in words_of(without)
    wrong = bram.post(f"{JOINING}ja/", {"agreed": new_id()})
    assert wrong.status_code == 422
    answer = bram.post(f"{JOINING}ja/", {"agreed": said.id})
    assert answer["Location"] == f"/boek/{family.id}/ons-verhaal/"
    assert "Er zijn spelregels voor dit boek." not in text_of(bram.get(f"/boek/{family.id}/"))


def test_without_spelregels_nothing_is_asked_at_the_door(family):
    path, bram = letter(family), browser("bram")
    assert "Spelregels" not in words_of(bram.get(path, follow=True))
    assert bram.post(f"{JOINING}ja/").status_code == 302


def test_a_text_that_changed_while_somebody_stood_at_the_door_is_read_first(family):
    said, path, bram = says(family), letter(family), browser("bram")
    bram.get(path)
    says(family, words="Nieuw.", made_from=1)
    answer = bram.post(f"{JOINING}ja/", {"agreed": said.id})
    assert answer.status_code == 422
    assert "Nieuw." in words_of(answer)


def test_a_newcomer_reads_the_story_first_and_only_then(family):
    path, bram = letter(family), browser("bram")
    bram.get(path)
    first = bram.post(f"{JOINING}ja/", follow=True)
    assert first.redirect_chain[-1][0] == f"/boek/{family.id}/ons-verhaal/"
    assert "Welkom in dit boek." in words_of(first)
    assert f'href="/boek/{family.id}/"' in first.content.decode()
    assert browser("bram").get("/", follow=True).redirect_chain[-1][0] != f"/boek/{family.id}/ons-verhaal/"
