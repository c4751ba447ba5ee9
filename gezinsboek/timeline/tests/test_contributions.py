"""What I wrote myself: to copy and as PDF, per stukje and per day; logged, and nobody else's words."""

import io
from datetime import timedelta
from uuid import UUID

import pytest
from pypdf import PdfReader

from cast import deeds
from cast.deeds import does
from cast.family import WRITE, Family
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui import dates
from gezinsboek.log.models import Line

from .screens import at, browser, found, page


def day(**more):
    """Today in the address."""
    told = "&".join(f"{name}={value}" for name, value in {"dag": dates.today().isoformat(), **more}.items())
    return f"?{told}"


def copied(client, **more):
    shown = client.get(at("contributions_copy") + day(**more))
    assert shown.status_code == 200
    return found(r"<textarea[^>]*>((?:.|\n)*?)</textarea>", shown.content.decode())


def printed(client, **more):
    response = client.get(at("contributions_paper") + day(**more))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    return response, "\n".join(one.extract_text() for one in PdfReader(io.BytesIO(response.content)).pages)


def events(key, item, event):
    return does(key, lambda: Line.objects.filter(item_id=item.id, event_id=event).count())


def test_my_own_words_of_all_my_books_stand_per_day(family):
    other = Family.opens("noor", "Tweede boek")
    other.comes("femke", {"Hulp": WRITE})
    family.writes("femke", "Hulp", "In het eerste boek.")
    other.writes("femke", "Hulp", "In het tweede boek.")
    family.writes("noor", "Hulp", "Van Noor.")
    shown = page(browser("femke"), at("contributions"))
    assert "In het eerste boek." in shown
    assert "In het tweede boek." in shown
    assert "Van Noor." not in shown


def test_a_day_is_copied_as_text_with_when_where_and_by_whom(family):
    item = family.writes("yasmin", "Gezondheid", "Het gewicht is goed. <b>")
    text = copied(browser("yasmin"), stukje=item.id)
    assert "Het gewicht is goed. &lt;b&gt;" in text
    assert "Noor, Milan en Lina · Gezondheid" in text
    assert "Yasmin (jeugdverpleegkundige, JGZ)" in text
    assert str(dates.today().year) in text
    assert events("noor", item, "copy") == 1


def test_a_stukje_becomes_a_pdf_that_tells_no_name_in_its_own(family):
    item = family.writes("yasmin", "Gezondheid", "Het gewicht is goed.")
    response, text = printed(browser("yasmin"), stukje=item.id)
    assert "Het gewicht is goed." in text
    assert response["Content-Disposition"] == f'attachment; filename="eigen-stukjes-{dates.today().isoformat()}.pdf"'
    assert events("noor", item, "print") == 1


def test_my_replies_are_mine_too(family):
    item = family.writes("noor", "School", "Kan dit?")
    reply = deeds.replies("daan", item, "Ja, dat kan.")
    assert "Ja, dat kan." in copied(browser("daan"), stukje=reply.id)
    assert "Kan dit?" not in copied(browser("daan"), stukje=reply.id)


def test_what_somebody_changed_in_it_says_so(family):
    item = family.writes("yasmin", "Gezondheid", "Het gewicht is goed.")
    deeds.changes("noor", item, "Het gewicht is heel goed.")
    assert "Veranderd door iemand van het gezin op" in copied(browser("yasmin"), stukje=item.id)


def test_somebody_elses_words_cannot_be_taken_along(family):
    item = family.writes("noor", "Hulp", "Van Noor.")
    for name in ("contributions_copy", "contributions_paper"):
        assert browser("femke").get(at(name) + day(stukje=item.id)).status_code == 404
    assert events("noor", item, "copy") == 0


def test_what_lies_in_the_bin_is_not_taken_along(family):
    item = family.writes("yasmin", "Gezondheid", "Toch niet.")
    does("yasmin", item.bin)
    assert browser("yasmin").get(at("contributions_copy") + day(stukje=item.id)).status_code == 404


@pytest.mark.parametrize("query", ["dag=x", "dag=2026-02-31", "dag=0001-01-01", "stukje=x", f"stukje={UUID(int=1)}"])
@pytest.mark.parametrize("name", ["contributions_copy", "contributions_paper"])
def test_a_day_or_stukje_that_is_not_there_does_not_exist(family, name, query):
    page(browser("yasmin"), f"{at(name)}?{query}", 404)


def test_two_weeks_at_a_time_and_earlier_by_a_link(family):
    item = family.writes("yasmin", "Groeien", f"Lang geleden {new_id()}.")
    text = deeds.text_of("yasmin", item) or "niets"
    with clock.moved_to(clock.now() + timedelta(days=20)):
        shown = page(browser("yasmin"), at("contributions"))
        assert text not in shown
        earlier = found(r'href="(\?tot=[^"]+)">Eerder', shown)
        assert text in page(browser("yasmin"), at("contributions") + earlier)


def test_only_looking_at_my_own_words_is_not_taking_them_along(family):
    item = family.writes("yasmin", "Gezondheid", "Het gewicht is goed.")
    page(browser("yasmin"), at("contributions"))
    assert events("noor", item, "copy") == events("noor", item, "print") == 0


def test_a_professional_puts_it_in_their_own_record_with_a_receipt_and_another_copies_it(family):
    mine, hers = family.writes("femke", "Hulp", "Wij spraken over geld."), family.writes("tine", "Thuis", "Ik pas op.")
    femke, tine = page(browser("femke"), at("contributions")), page(browser("tine"), at("contributions"))
    assert at("take_over", family.id, mine.id) in femke
    assert at("contributions_copy") not in femke
    assert at("contributions_copy") in tine
    assert at("take_over", family.id, hers.id) not in tine
