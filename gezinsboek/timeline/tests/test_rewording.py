"""Other words for a reply are kept while they are typed, for their writer alone."""

from cast.deeds import does, replies
from cast.family import READ
from gezinsboek.circle import sharing
from gezinsboek.ground.ids import new_id
from gezinsboek.timeline import unsent

from .screens import at, browser, page


def typed(item, reply, text="Ik bedoelde iets anders"):
    return {
        "id": str(new_id()),
        "saved": "0",
        "place": "reword",
        "item": str(item.id),
        "reply": str(reply.id),
        "text": text,
        "version": "1",
    }


def where(family, item, reply):
    return at("reply_change", family.id, item.id, reply.id)


def test_they_stand_in_the_box_again_and_are_gone_once_sent(family):
    item = family.writes("noor", "Thuis", "Lina at een appel.")
    reply, other = replies("tine", item, "Wat fijn."), replies("tine", item, "En ook.")
    tine, told = browser("tine"), typed(item, reply)
    assert tine.post(at("draft_save", family.id), told).status_code == 200
    assert "Ik bedoelde iets anders" in page(browser("tine"), where(family, item, reply))
    assert "Ik bedoelde iets anders" not in page(browser("tine"), where(family, item, other))
    assert where(family, item, reply) in page(tine, at("drafts"))
    assert tine.post(where(family, item, reply), told | {"saved": "1"}).status_code == 302
    assert does("tine", lambda: unsent.mine(family.id)) == []


def test_nobody_else_reads_them(family):
    item = family.writes("noor", "Thuis", "Lina at een appel.")
    closed = family.writes("noor", "Hulp", "Hoe gaat het?")
    reply = replies("femke", closed, "Goed.")
    mine = replies("tine", item, "Wat fijn.")
    browser("tine").post(at("draft_save", family.id), typed(item, mine))
    assert "Ik bedoelde" not in page(browser("noor"), where(family, item, mine))
    assert does("noor", lambda: unsent.mine(family.id)) == []
    assert browser("tine").post(at("draft_save", family.id), typed(closed, reply)).status_code == 422


def test_who_may_not_write_there_keeps_nothing_new(family):
    item = family.writes("noor", "Thuis", "Lina at een appel.")
    reply = replies("tine", item, "Wat fijn.")
    does("noor", lambda: sharing.give(family.chapters["Thuis"], family.members["tine"], READ))
    assert browser("tine").post(at("draft_save", family.id), typed(item, reply)).status_code == 422


def test_the_same_words_are_nothing_to_keep(family):
    item = family.writes("noor", "Thuis", "Lina at een appel.")
    reply = replies("tine", item, "Wat fijn.")
    response = browser("tine").post(at("draft_save", family.id), typed(item, reply, "Wat fijn."))
    assert response.json() == {"saved": 0}
