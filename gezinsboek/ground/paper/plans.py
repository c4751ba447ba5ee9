"""A plan on paper: what somebody agreed to aim at and who does what, under the heading of one kind of plan.

What people wrote is never cut off: who reads the paper must not miss the end of a reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from .contributions import paragraphs, told_beside
from .printing import cut, in_words, one_line, printed, spoken


@dataclass(frozen=True)
class Line:
    """Where it began, where it is now, and where it is good enough: 0-10, or None where nobody said so yet."""

    begin: int | None
    now: int | None
    enough: int | None


@dataclass(frozen=True)
class Step:
    """`under`: the goal it serves, where that is not said above. `first`: what comes before it. `done`: when it was done."""

    what: str
    who: str = ""
    when: str = ""
    under: str = ""
    first: str = ""
    done: str = ""


@dataclass(frozen=True)
class Goal:
    """The words as they were said. `signs`: (heading, what is noticed, what we do then). `notes`: short sentences below.
    `beside`: what always goes with the words, (whose and when, text)."""

    words: str
    whose: str
    line: Line | None = None
    steps: Sequence[Step] = ()
    signs: Sequence[tuple[str, str, str]] = ()
    notes: Sequence[str] = ()
    beside: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Text:
    """What somebody told. `head`: who and when. `beside`: what always goes with it, (whose and when, text)."""

    head: str
    words: str
    beside: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it: texts, goals, steps. `empty`: said where nothing does."""

    heading: str
    empty: str
    texts: Sequence[Text] = ()
    goals: Sequence[Goal] = ()
    steps: Sequence[Step] = ()


@dataclass(frozen=True)
class Plan:
    """One kind of plan. `law`: where the law knows it. `missing`: what it still asks for. Times are in the reader's zone."""

    heading: str
    law: str
    owner: str
    facts: Sequence[tuple[str, str]]
    covers: str
    sections: Sequence[Section]
    missing: Sequence[str] = field(default_factory=list)


def plan(told: Plan, *, source: str, maker: str, made_at: datetime, language: str = "nl") -> bytes:
    """PDF/UA-1. The title of the document tells no name; the first page does."""
    with spoken(language):
        footer = _("Uit: Gezinsboek, %(source)s") % {"source": cut(source, 60)}
        data = {
            "title": cut(told.heading, 120),
            "heading": cut(told.heading, 120),
            "label": [_("Het boek van"), cut(told.owner, 60)],
            "law": one_line(told.law),
            "facts": [[one_line(name), paragraphs(value)] for name, value in told.facts if value],
            "covers": one_line(told.covers),
            "sections": [_section(one) for one in told.sections],
            "missing_word": _("Wat is nog leeg?"),
            "missing": [one_line(one) for one in told.missing],
            "whole": _("Alles waar dit plan naar vraagt, is ingevuld."),
            "printed": _("Afgedrukt door %(name)s, op %(moment)s.")
            % {"moment": in_words(made_at), "name": one_line(maker)},
            "footer": footer,
            "page_word": _("Blad"),
            "of_word": _("van"),
            "columns": [_("Stap"), _("Wie"), _("Wanneer")],
            "line_words": [_("begin"), _("nu"), _("goed genoeg")],
        }
        return printed("plan", data, language)


def _section(one: Section) -> dict[str, Any]:
    there = one.texts or one.goals or one.steps
    return {
        "heading": one_line(one.heading),
        "empty": "" if there else one_line(one.empty),
        "texts": [
            {"head": one_line(text.head), "paragraphs": paragraphs(text.words), "beside": told_beside(text.beside)}
            for text in one.texts
        ],
        "goals": [_goal(goal) for goal in one.goals],
        "steps": [_step(step) for step in one.steps],
    }


def _goal(goal: Goal) -> dict[str, Any]:
    return {
        "words": one_line(goal.words),
        "whose": one_line(goal.whose),
        "beside": told_beside(goal.beside),
        "line": _line(goal.line),
        "steps": [_step(step) for step in goal.steps],
        "signs": [
            {"head": one_line(head), "words": paragraphs(words), "then": then} for head, words, then in goal.signs
        ],
        "notes": [one_line(note) for note in goal.notes],
    }


def _line(line: Line | None) -> dict[str, Any]:
    """The marks for the eye, and the same as a sentence for who does not see them."""
    if line is None:
        return {"marks": [], "sentence": ""}
    told = (
        (_("Begin: %(value)s"), line.begin),
        (_("Nu: %(value)s"), line.now),
        (_("Goed genoeg: %(value)s"), line.enough),
    )
    return {
        "marks": [line.begin, line.now, line.enough],
        "sentence": " · ".join(words % {"value": value} for words, value in told if value is not None),
    }


def _step(step: Step) -> dict[str, str]:
    return {
        "what": one_line(step.what),
        "who": one_line(step.who),
        "when": one_line(step.when),
        "under": _("Doel: %(words)s") % {"words": one_line(step.under)} if step.under else "",
        "first": _("Eerst: %(what)s") % {"what": one_line(step.first)} if step.first else "",
        "done": _("Klaar op %(day)s") % {"day": one_line(step.done)} if step.done else "",
    }
