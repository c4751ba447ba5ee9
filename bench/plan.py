"""What a full plan and a full agenda cost: forty goals with four hundred steps, and a year of what repeats, against an empty page."""

import logging
from datetime import date, timedelta

from django.db import transaction
from django.test import Client

from bench.pages import compared
from cast.browser import sign_in
from cast.family import Family
from cast.goals import sets_goal
from cast.people import as_
from cast.planning import at, plans
from gezinsboek.plan import doing
from gezinsboek.plan.doing import Told
from gezinsboek.plan.signalling import agree, notice

GOALS, STEPS, WEEKLY = 40, 10, 12


def measure(rounds: int) -> dict[str, float]:
    """Ratios in server time and work, and the queries of each page."""
    logging.disable(logging.INFO)
    family = Family.opens("noor", "Gezin van het plan")
    for number in range(GOALS):
        fill(family, number)
    today = date.today()
    for number in range(WEEKLY):
        begin = at(f"{today + timedelta(days=number % 7)} {9 + number % 8}:30", rule="FREQ=WEEKLY")
        plans(family, "noor", "School", f"Afspraak {number}", begin, who=["noor"], place="Lokaal", topics=["Lezen"])
    client = sign_in(Client(SERVER_NAME="localhost"), "noor")
    empty = f"/boek/{family.id}/meer/"
    found: dict[str, float] = {}
    pages = {"plan": "plan/", "agenda, list": "agenda/", "agenda, month": "agenda/?als=maand"}
    for name, address in pages.items():
        found |= compared(client, name, f"/boek/{family.id}/{address}", empty, rounds)
    return found


def fill(family: Family, number: int) -> None:
    """A goal with ten steps, each waiting for the one before it; numbers, a sign and a signal."""
    goal = sets_goal(family, "noor", "School" if number % 2 else "Thuis", f"Doel {number}: weer elke dag naar school")
    with as_("noor", fresh=True), transaction.atomic():
        for days in range(5):
            doing.score(goal, (number + days) % 11, date.today() - timedelta(days=days), "Het gaat iets beter")
        before = None
        for place in range(STEPS):
            due = date.today() + timedelta(days=place - 2)
            step = doing.add_step(goal, Told(f"Stap {place} van doel {number}", (family.members["noor"],), due_on=due))
            if before:
                doing.waits(step, before.id)
            before = step
        notice(agree(goal, "Twee ochtenden buikpijn", "Femke belt."), "Gisteren en vandaag")
