"""Undo right after answering: the reply is its writer's alone in those seconds, by any way, and goes back into the box."""

from datetime import timedelta

import pytest

from cast.deeds import does, is_refused, sees_replies
from gezinsboek.circle.models import Item, Revision
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.ids import new_id
from gezinsboek.log.models import Line
from gezinsboek.timeline import writing
from gezinsboek.timeline.models import Question, Reply

from .screens import at, browser, composed, item_in, page, text_of, timeline_of

OTHERS = ("noor", "mark", "jade", "tine")
WORDS = "Te snel geantwoord"


@pytest.fixture
def item(family, settings):
    settings.HELD_BACK = False
    made = item_in(browser("noor").post(timeline_of(family), composed(family, "Hulp", "Hoe gaat het?")))
    settings.HELD_BACK = True
    return made


def answers(family, item, key="femke", text=WORDS, id_=None, saved=""):
    """What comes back, and the id of the reply."""
    told = {"id": str(id_ or new_id()), "text": text, "saved": saved}
    response = browser(key).post(at("entry_reply", family.id, item), told, follow=True)
    return response, told["id"]


def later(seconds):
    return clock.moved_to(clock.now() + timedelta(seconds=seconds))


def takes_back(family, item, reply, key="femke"):
    return browser(key).post(at("reply_undo", family.id, item, reply), follow=True)


def lines(key, item, **of):
    return does(key, lambda: list(Line.objects.filter(item_id=item, **of).values_list("event_id", flat=True)))


def test_in_its_first_seconds_only_the_writer_sees_it(family, item):
    response, reply = answers(family, item)
    assert WORDS in text_of(response)
    assert "Tien seconden lang ziet alleen jij het." in text_of(response)
    assert "Maak ongedaan" in text_of(response)
    for key in OTHERS:
        assert reply not in map(str, sees_replies(key, item))
        if item in family.sees(key):
            assert WORDS not in page(browser(key), at("entry", family.id, item))
            assert WORDS not in page(browser(key), timeline_of(family))
    with later(16):
        assert WORDS in page(browser("noor"), at("entry", family.id, item))
        assert "Maak ongedaan" not in page(browser("femke"), at("entry", family.id, item))


def test_a_parent_does_not_see_it_by_looking_as_the_writer(family, item):
    _response, reply = answers(family, item)
    femke = family.members["femke"]
    assert not does("noor", lambda: Reply.objects.filter(id=reply).exists(), through=femke)
    with later(16):
        assert does("noor", lambda: Reply.objects.filter(id=reply).exists(), through=femke)


def test_nobody_else_searches_changes_or_throws_away_what_is_not_out(family, item):
    _response, reply = answers(family, item)
    found = browser("noor").post(at("finding", family.id), {"words": "geantwoord"}, follow=True)
    assert WORDS not in text_of(found)
    assert is_refused("noor", lambda: act("bin_child", "reply", reply, True))
    assert is_refused("noor", lambda: act("unsend_reply", reply))
    assert browser("noor").post(at("reply_undo", family.id, item, reply)).status_code == 404
    assert page(browser("noor"), at("reply_change", family.id, item, reply), status=404)
    does("femke", lambda: writing.change_reply(Reply.objects.get(id=reply), "Anders", 1))
    assert not does("noor", lambda: Revision.objects.filter(row=reply).exists())


def test_the_log_tells_others_of_it_only_when_it_is_out(family, item):
    answers(family, item)
    assert "create" not in lines("noor", item, role_id_code="professional")
    assert "create" in lines("femke", item, role_id_code="professional")
    with later(16):
        assert "create" in lines("noor", item, role_id_code="professional")


def test_taking_it_back_puts_the_words_into_the_box_and_leaves_nothing(family, item):
    _response, reply = answers(family, item)
    does("femke", lambda: writing.change_reply(Reply.objects.get(id=reply), f"{WORDS}.", 1))
    shown = text_of(takes_back(family, item, reply))
    assert "Het is teruggehaald. Niemand anders zag het." in shown
    assert f"{WORDS}.</textarea>" in shown
    assert "Je was hier gebleven" in shown
    with later(60):
        assert not {"create", "update", "delete"} & set(lines("noor", item, role_id_code="professional"))
        assert {"create", "update", "delete"} <= set(lines("femke", item, role_id_code="professional"))
    with superuser() as root:
        assert root.execute("select count(*) from reply where id = %s", [reply]).fetchone() == (0,)
        assert root.execute("select count(*) from revision where row = %s", [reply]).fetchone() == (0,)


def test_what_was_taken_back_can_be_sent_again_and_is_logged_again(family, item):
    _response, reply = answers(family, item)
    takes_back(family, item, reply)
    with later(5):
        again, same = answers(family, item, text="Nu goed", id_=reply, saved="1")
        assert same == reply
        assert "Je was hier gebleven" not in text_of(again)
    with later(60):
        assert "Nu goed" in page(browser("noor"), at("entry", family.id, item))
        assert lines("noor", item, role_id_code="professional").count("create") == 1


def test_too_late_is_too_late_and_says_what_can_still_be_done(family, item):
    _response, reply = answers(family, item)
    with later(14):
        told = takes_back(family, item, reply)
    assert "Terughalen kan niet meer" in text_of(told)
    assert at("reply_change", family.id, item, reply) in text_of(told)
    assert does("femke", lambda: Reply.objects.filter(id=reply).exists())


def test_what_was_not_held_back_cannot_be_unsent(family, item, settings):
    settings.HELD_BACK = False
    _response, reply = answers(family, item)
    assert is_refused("femke", lambda: act("unsend_reply", reply))


def test_a_program_cannot_hide_a_reply_for_longer(family, item):
    _response, reply = answers(family, item)
    held = does("femke", lambda: Reply.objects.get(id=reply))
    assert held.held_until
    assert held.held_until - held.created_at == timedelta(seconds=15)
    with pytest.raises(Exception, match="permission denied"):
        does("femke", lambda: Reply.objects.filter(id=reply).update(held_until=clock.now() + timedelta(days=1)))


def test_nobody_is_told_of_what_was_taken_back_and_of_what_stays_later(family, item):
    (_, taken), (_, stays) = answers(family, item), answers(family, item, text="Dit blijft")
    takes_back(family, item, taken)
    query = """select count(*) from notice n join log_line l on l.id = n.cause
        where l.participant_object_detail = 'reply' and l.items = array[%s]::uuid[]"""
    with superuser() as root:
        does("noor", lambda: ask("spread_news"))
        assert root.execute(query, [stays]).fetchone() == (0,)
        with later(16):
            does("noor", lambda: ask("spread_news"))
        assert root.execute(query, [taken]).fetchone() == (0,)
        assert root.execute(query, [stays]).fetchone() != (0,)
        late = "select bool_and(n.at = l.event_date_time + interval '15 seconds') from notice n join log_line l on l.id = n.cause"
        assert root.execute(late + " where l.items = array[%s]::uuid[]", [stays]).fetchone() == (True,)


def test_what_somebody_was_looking_past_is_new_to_them(family, item):
    noor = browser("noor")
    page(noor, timeline_of(family))
    answers(family, item)
    with later(5):
        page(noor, timeline_of(family))
    with later(60 * 60):
        part = page(noor, timeline_of(family)).split(WORDS)[0].split('<div class="reply"')[-1]
    assert "Nieuw" in part


def test_a_question_is_answered_for_others_only_when_the_answer_is_out(family, settings):
    settings.HELD_BACK = False
    sent = composed(family, "Hulp", "Lukt het?", question_to=str(family.members["femke"]))
    item = item_in(browser("noor").post(timeline_of(family), sent))
    settings.HELD_BACK = True
    said = "Het antwoord kwam"
    _response, reply = answers(family, item)
    assert said in page(browser("femke"), at("entry", family.id, item))
    assert said not in page(browser("noor"), at("entry", family.id, item))
    takes_back(family, item, reply)
    assert does("femke", lambda: Question.objects.get(item=item)).answered_at is None
    answers(family, item, text="Ja, het lukt.")
    with later(16):
        assert said in page(browser("noor"), at("entry", family.id, item))


def test_looking_as_somebody_nothing_is_taken_back(family, item):
    _response, reply = answers(family, item, key="noor")
    assert is_refused("noor", lambda: act("unsend_reply", reply), through=family.members["femke"])


def test_a_double_click_answers_once(family, item):
    _response, reply = answers(family, item)
    answers(family, item, id_=reply)
    assert len(does("femke", lambda: list(Reply.objects.filter(item_id=item)))) == 1
    assert does("femke", lambda: Item.objects.get(id=item))
