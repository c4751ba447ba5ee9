"""What was agreed and who does what, for another program (docs/exchange/book.schema.json) and as pages of the website."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.exchange.along import Leaf
from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import Consult, ConsultAnswer, Helping
from gezinsboek.plan.versions.agreed import Shown, Standing, parts
from gezinsboek.plan.versions.copies import Copy
from gezinsboek.timeline.frame import Frame

from .data import iso


def versions(frame: Frame) -> list[dict[str, Any]]:
    """The oldest first, each with the copies that the taker reads and what everybody says of it."""
    shown = list(reversed(Standing(frame, frame.folk.by_name).shown))
    copied = parts(*shown)
    return [_version(frame, one, copied[one.row.id]) for one in shown]


def _version(frame: Frame, one: Shown, copied: dict[UUID, Copy]) -> dict[str, Any]:
    children = {child.id: child.name for child in frame.children}

    def name(id_: str) -> str:
        return (children.get(UUID(id_)) or one.folk.introduced(UUID(id_))) if id_ else ""

    def part(item: UUID, told: Copy) -> dict[str, Any]:
        return {
            "item": str(item),
            "words": told["words"],
            "decided": told.get("decided", ""),
            "whose": name(told.get("whose", "")),
            "begin": told.get("begin"),
            "enough": told.get("enough"),
            "scores": [
                {"who": name(some["child"] or some["by"]), "value": some["value"], "scored_on": some["on"]}
                for some in told.get("scores", ())
            ],
            "steps": [
                {
                    "text": some["text"],
                    "who": [*map(name, some["who"]), *filter(None, [some["who_words"]])],
                    "by": some["by"],
                    "due_on": some["due"] or None,
                    "done_on": some["done"] or None,
                }
                for some in told.get("steps", ())
            ],
            "signs": [{key: some[key] for key in ("level", "text", "then")} for some in told.get("signs", ())],
        }

    opinions = [(voice.who, row) for voice in one.voices for row in (*voice.before, voice.row)]
    return {
        "number": one.number,
        "who": one.who,
        "made_at": iso(one.row.created_at),
        "review_on": iso(one.row.review_on),
        "contact": one.contact_name,
        "there": one.there,
        "decided": one.decided,
        "parts": [part(item, told) for item, told in copied.items()],
        "opinions": [
            {"who": who, "answer": row.answer, "why": row.why, "said_at": iso(row.created_at)} for who, row in opinions
        ],
    }


def versions_leaf(frame: Frame) -> Leaf | None:
    lines = []
    for one in Standing(frame, frame.folk.by_name).shown:
        said = [f"{_('Versie %(n)s') % {'n': one.number}}: {one.who}, {dates.full_day(one.row.created_at)}."]
        said += [f"{_('We spraken af:')} {one.decided}"] if one.decided else []
        said += [f"{_('Contactpersoon')}: {one.contact_name}."] if one.contact_name else []
        said.append(f"{_('Volgende gesprek')}: {dates.full_day(one.row.review_on)}.")
        said += [" ".join(filter(None, (f"{voice.who}: {voice.words}.", voice.row.why))) for voice in one.voices]
        lines.append(" ".join(said))
    title = _("Versies van het plan")
    return Leaf("versies.html", title, [], title, lines) if lines else None


def helping(frame: Frame) -> list[dict[str, Any]]:
    """What was said of who does what, the oldest first: the last of each holds."""
    folk = frame.folk.by_name
    return [
        {
            "who": folk.introduced(one.member_id),
            "purpose": one.purpose,
            "often": one.often,
            "until": iso(one.until),
            "said_by": folk.introduced(one.author_id),
            "said_at": iso(one.created_at),
        }
        for one in _helping(frame)
    ]


def helping_leaf(frame: Frame) -> Leaf | None:
    folk, holds = frame.folk.by_name, {one.member_id: one for one in _helping(frame)}
    lines = [
        " ".join(filter(None, (f"{folk.introduced(member)}: {one.purpose}.", one.often, _until(one.until))))
        for member, one in holds.items()
    ]
    title = _("Wie doet wat")
    return Leaf("wie-doet-wat.html", title, [], title, lines) if lines else None


def _helping(frame: Frame) -> Sequence[Helping]:
    return list(Helping.objects.filter(dossier_id=frame.book.id).order_by("created_at", "id"))


def _until(day: date | None) -> str:
    return _("Gepland tot en met %(day)s") % {"day": dates.full_day(day)} if day else ""


def consults(frame: Frame) -> list[dict[str, Any]]:
    """With whom somebody wanted to confer at a goal, the oldest first, and everything that was said to it."""
    folk = frame.folk.by_name
    said: dict[UUID, list[dict[str, Any]]] = {}
    for one in ConsultAnswer.objects.filter(dossier_id=frame.book.id).order_by("created_at", "id"):
        told = {"who": folk.introduced(one.author_id), "answer": one.answer, "words": one.words}
        said.setdefault(one.consult_id, []).append(told | {"said_at": iso(one.created_at)})
    return [
        {
            "item": str(one.item_id),
            "who": folk.introduced(one.author_id),
            "whom": one.whom,
            "about": one.about,
            "why": one.why,
            "asked_at": iso(one.created_at),
            "answers": said.get(one.id, []),
        }
        for one in Consult.objects.filter(dossier_id=frame.book.id).order_by("created_at", "id")
    ]
