"""What a family takes along tells into whose own system a stukje went, and why."""

from cast.deeds import does
from cast.working import samen_doen
from gezinsboek.exchange.telling import Pages
from gezinsboek.exchange.website import as_data
from gezinsboek.records import taking
from gezinsboek.records.tests.taking_over import allowing


def test_the_receipt_and_its_reason_go_along(family):
    samen_doen(way="copy")
    item = family.writes("noor", "Hulp", "Van Noor.")
    does("noor", allowing(family, "femke", "Hulp"))
    does("femke", lambda: taking.take_over([item.id], "click", reason="Voor het plan."))
    told = does("noor", lambda: Pages.of(family.id).told([item.id])[0])
    (words,) = as_data(told, family.chapters["Hulp"])["taken_over"]
    assert "in het eigen systeem van Samen Doen-team" in words
    assert words.endswith("De reden: Voor het plan.")
