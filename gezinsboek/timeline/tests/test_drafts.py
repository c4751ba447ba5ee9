"""Writing that cannot get lost: kept while typing, back on any device, of the writer alone (SHARING 1, 4, 7, 20)."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.http import QueryDict

from cast.deeds import does
from cast.people import as_, player
from gezinsboek.circle import sharing
from gezinsboek.circle.models import Grant
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.ground import clock
from gezinsboek.ground.acting import Acting, acting_as
from gezinsboek.ground.ids import new_id
from gezinsboek.timeline import unsent
from gezinsboek.timeline.models import Draft, Entry
from gezinsboek.timeline.tasks import night

from .screens import at, browser, composed, item_in, page, text_of, timeline_of

EVERYBODY = ("noor", "mark", "jade", "tine", "femke", "daan")


def typed(family, chapter="Thuis", text="Gisteren was het stil", **more):
    """What the script of the page sends after a pause."""
    return composed(family, chapter, text) | {"place": "new", "saved": "0"} | more


def saves(client, family, sent, status=200):
    response = client.post(at("draft_save", family.id), sent)
    assert response.status_code == status, response.content
    return response.json() if status == 200 else None


def waiting(family, key, *, fresh=True):
    told = lambda: {one.id: QueryDict(one.told).get("text", "") for one in unsent.mine(family.id)}  # noqa: E731
    return does(key, told, fresh=fresh)


def test_what_is_typed_on_one_device_stands_in_the_box_on_another(family):
    sent = typed(family, "School")
    assert saves(browser("noor"), family, sent) == {"id": sent["id"], "saved": 1}
    shown = page(browser("noor"), timeline_of(family))
    box = shown.split("<textarea")[1].split("</textarea>")[0]
    assert "Gisteren was het stil" in box
    assert "Je was hier gebleven" in shown
    assert f'value="{family.chapters["School"]}" selected' in shown
    assert f'name="id" value="{sent["id"]}"' in shown


def test_nobody_else_reads_a_draft_not_by_database_nor_by_screen(family):
    sent = typed(family, text="Een zin voor mij alleen")
    saves(browser("mark"), family, sent)
    for key in EVERYBODY:
        mine = waiting(family, key)
        assert (sent["id"] in {str(one) for one in mine}) == (key == "mark")
        assert at("drafts") in page(browser(key), at("me"))
        if key != "mark":
            assert "Een zin voor mij alleen" not in page(browser(key), timeline_of(family))
            assert "Een zin voor mij alleen" not in page(browser(key), at("drafts"))


def test_a_guardian_does_not_read_what_a_child_types(family):
    sent = typed(family, text="Ik durf dit nog niet te sturen", chapter="Thuis")
    saves(browser("jade"), family, sent)
    assert waiting(family, "noor") == {}
    assert len(waiting(family, "jade")) == 1


def test_looking_as_somebody_shows_neither_their_draft_nor_mine(family):
    for key in ("noor", "femke"):
        saves(browser(key), family, typed(family, chapter="Hulp", text=f"Van {key}"))
    through = Acting(player("noor").id, as_member=family.members["femke"])
    with acting_as(through, family.id):
        assert list(Draft.objects.all()) == []
        with pytest.raises(DatabaseError), transaction.atomic():
            Draft(dossier_id=family.id, person=player("noor").id).save(force_insert=True)


def test_a_draft_of_somebody_else_can_be_neither_changed_nor_thrown_away(family):
    sent = typed(family)
    saves(browser("noor"), family, sent)
    assert does("mark", lambda: Draft.objects.filter(id=sent["id"]).delete()[0]) == 0
    browser("mark").post(at("draft_throw"), {"draft": sent["id"]})
    saves(browser("mark"), family, sent | {"text": "Van Mark", "saved": "1"}, status=422)
    assert list(waiting(family, "noor").values()) == ["Gisteren was het stil"]


def test_nobody_makes_a_draft_in_the_name_of_another(family):
    def forged():
        draft = Draft(dossier_id=family.id, person=player("mark").id)
        draft.told = "text=Dit+schreef+Mark"
        draft.save(force_insert=True)

    with pytest.raises(DatabaseError):
        does("noor", forged)


def test_where_i_only_read_nothing_is_kept(family):
    saves(browser("tine"), family, typed(family, "Geld en wonen"), status=422)
    assert waiting(family, "tine") == {}


def test_a_stranger_keeps_nothing_in_this_book(family):
    saves(browser("karim"), family, typed(family), status=404)


def test_a_draft_for_a_private_chapter_opens_only_while_fresh(family):
    family.private_chapter("noor")
    sent = typed(family, "Alleen van mij", "Wat niemand weet")
    saves(browser("noor"), family, sent, status=422)
    saves(browser("noor", fresh=True), family, sent)
    assert list(waiting(family, "noor").values()) == ["Wat niemand weet"]
    assert waiting(family, "noor", fresh=False) == {}
    assert "Wat niemand weet" not in page(browser("noor"), timeline_of(family))
    assert "Wat niemand weet" not in page(browser("noor"), at("drafts"))
    assert "Wat niemand weet" in page(browser("noor", fresh=True), timeline_of(family))


def test_who_may_not_write_any_more_still_reads_and_copies_the_text(family):
    saves(browser("daan"), family, typed(family, "School", "Rekenen ging goed"))
    does("noor", lambda: sharing.end_member(family.members["daan"]))
    shown = page(browser("daan"), at("drafts"))
    assert "Rekenen ging goed" in shown
    assert "Je doet niet meer mee met dit boek" in shown
    assert "Ga verder" not in shown


def test_sending_takes_the_draft_away_and_a_late_save_does_not_bring_it_back(family):
    noor, sent = browser("noor"), typed(family)
    saves(noor, family, sent)
    item_in(noor.post(timeline_of(family), sent | {"saved": "1"}))
    assert waiting(family, "noor") == {}
    saves(noor, family, sent | {"text": "Nog een laatste letter"}, status=410)
    assert waiting(family, "noor") == {}


def test_two_devices_do_not_overwrite_one_another(family):
    phone, desk, sent = browser("noor"), browser("noor"), typed(family)
    saves(phone, family, sent | {"page": "a", "turn": "1"})
    desk_form = sent | {"saved": "1"}
    saves(phone, family, sent | {"text": "Op de telefoon", "page": "a", "turn": "2"})
    beside = saves(desk, family, desk_form | {"text": "Achter de computer", "page": "b", "turn": "1"})
    assert beside["id"] != sent["id"]
    assert set(waiting(family, "noor").values()) == {"Op de telefoon", "Achter de computer"}
    shown = page(browser("noor"), timeline_of(family))
    assert "Achter de computer</textarea>" in shown  # the newer one
    assert "Je hebt nog 1 tekst die niet verstuurd is" in shown
    assert "Op de telefoon" in page(browser("noor"), at("drafts"))
    other = page(browser("noor"), f"{timeline_of(family)}?verder={sent['id']}")
    assert "Op de telefoon</textarea>" in other


def test_sending_on_one_device_leaves_what_another_went_on_with(family):
    phone, sent = browser("noor"), typed(family)
    saves(phone, family, sent)
    saves(phone, family, sent | {"text": "Hier ging het verder", "saved": "1"})
    item_in(browser("noor").post(timeline_of(family), sent | {"saved": "1"}))
    assert list(waiting(family, "noor").values()) == ["Hier ging het verder"]
    again = phone.post(timeline_of(family), sent | {"text": "Hier ging het verder", "saved": "2"})
    assert again.status_code == 422
    assert "Je verstuurde dit al vanaf een ander apparaat" in text_of(again)
    assert "Hier ging het verder</textarea>" in text_of(again)
    assert f'name="id" value="{sent["id"]}"' not in text_of(again)


def test_an_earlier_save_that_arrives_late_does_not_overwrite(family):
    noor, sent = browser("noor"), typed(family)
    saves(noor, family, sent | {"page": "a", "turn": "2", "text": "Twee woorden"})
    saves(noor, family, sent | {"page": "a", "turn": "1", "text": "Twee"})
    assert list(waiting(family, "noor").values()) == ["Twee woorden"]


def test_an_emptied_box_is_no_draft(family):
    noor, sent = browser("noor"), typed(family)
    saves(noor, family, sent)
    assert saves(noor, family, sent | {"text": "  ", "saved": "1"}) == {"saved": 0}
    assert waiting(family, "noor") == {}


def test_thrown_away_is_away_and_comes_back(family):
    noor, sent = browser("noor"), typed(family)
    saves(noor, family, sent)
    told = noor.post(at("draft_throw"), {"draft": sent["id"], "back": timeline_of(family)}, follow=True)
    assert "Je tekst is weg." in text_of(told)
    assert "Zet terug" in text_of(told)
    assert "Je was hier gebleven" not in text_of(told)
    noor.post(at("draft_back"), {"draft": sent["id"]})
    assert "Je was hier gebleven" in page(noor, timeline_of(family))


def test_without_script_a_button_keeps_it_for_later(family):
    noor = browser("noor")
    response = noor.post(timeline_of(family), typed(family) | {"do": "keep"}, follow=True)
    assert "Het is bewaard voor later" in text_of(response)
    assert "Gisteren was het stil</textarea>" in text_of(response)
    assert does("mark", lambda: Entry.objects.filter(dossier_id=family.id).count()) == 0


def test_a_reply_and_a_change_are_kept_as_well(family):
    item = family.writes("noor", "Thuis", "Milan at een appel.")
    tine, noor = browser("tine"), browser("noor")
    answer = {"id": str(new_id()), "place": "reply", "item": str(item.id), "text": "Wat fi"}
    saves(tine, family, answer)
    url = at("entry", family.id, item.id)
    assert "Wat fi</textarea>" in page(tine, url)
    assert "Wat fi" not in page(noor, url)
    change = {
        "id": str(new_id()),
        "place": "change",
        "item": str(item.id),
        "text": "Milan at twee appels.",
        "version": "1",
    }
    saves(noor, family, change)
    assert "Milan at twee appels.</textarea>" in page(noor, url + "veranderen/")
    assert "Milan at een appel." in page(browser("mark"), url)
    tine.post(url + "reageren/", answer | {"text": "Wat fijn", "saved": "1"})
    noor.post(url + "veranderen/", change | {"saved": "1"})
    assert waiting(family, "tine") == {}
    assert waiting(family, "noor") == {}


def test_other_words_for_what_another_wrote_are_mine_only_while_i_read_that(family):
    item = family.writes("daan", "School", "Rekenen ging goed.")
    words = {"place": "change", "item": str(item.id), "text": "Rekenen ging heel goed.", "version": "1"}
    for key in ("mark", "daan"):
        saves(browser(key), family, {"id": str(new_id())} | words)
    with as_("noor"), transaction.atomic():
        grants = Grant.objects.filter(chapter_id=family.chapters["School"])
        ends = {one.id for one in grants if one.member_id in (family.members["mark"], family.members["daan"])}
    with superuser() as root:
        root.execute("update chapter_grant set until = now() where id = any(%s)", [list(ends)])
    assert waiting(family, "mark") == {}
    assert len(waiting(family, "daan")) == 1


def test_after_thirty_days_it_is_gone_and_what_was_thrown_away_after_one(family):
    noor = browser("noor")
    old, thrown = typed(family), typed(family)
    saves(noor, family, old)
    saves(noor, family, thrown)
    noor.post(at("draft_throw"), {"draft": thrown["id"]})

    def left():
        return does("noor", lambda: set(Draft.objects.filter(dossier_id=family.id).values_list("id", flat=True)))

    with clock.moved_to(clock.now() + timedelta(days=2)):
        night(0)
    assert left() == {UUID(old["id"])}
    with clock.moved_to(clock.now() + timedelta(days=31)):
        night(0)
    assert left() == set()


def test_the_log_says_nothing_of_a_draft(family):
    with superuser() as root:
        lines = "select count(*) from log_line where dossier_id = %s"
        before = root.execute(lines, [family.id]).fetchone()
        saves(browser("noor"), family, typed(family))
        assert root.execute(lines, [family.id]).fetchone() == before


def test_what_is_kept_lies_sealed(family):
    saves(browser("noor"), family, typed(family, text="Appeltaart"))
    sealed = does("noor", lambda: bytes(Draft.objects.get(dossier_id=family.id).told_sealed))
    assert b"Appeltaart" not in sealed


def test_saving_too_often_is_refused_and_nothing_is_lost(family):
    noor, sent = browser("noor"), typed(family)
    statuses = {noor.post(at("draft_save", family.id), sent | {"text": f"Letter {n}"}).status_code for n in range(70)}
    assert 429 in statuses
    assert len(waiting(family, "noor")) >= 1
