"""Gezag as it is told: who says they have it, since when, and who confirmed it or saw the paper (SHARING 15)."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gezinsboek.dossier.models import Custody, CustodyProof
from gezinsboek.ground.acts import act
from gezinsboek.ground.ui.dates import near_day

from .around import Around
from .models import Role


@dataclass(frozen=True)
class Said:
    """What one guardian says about one child; `kinds` is what I can say about it, `mine` what I said."""

    custody: Custody
    who: str
    words: str
    kinds: list[tuple[str, str]]
    mine: bool


def said_here(around: Around) -> dict[UUID, list[Said]]:
    """Child -> what is said, as far as I may know it. Two queries."""
    told = Custody.objects.filter(dossier_id=around.book.id).order_by("given_at", "id")
    proofs: dict[UUID, list[CustodyProof]] = {}
    for proof in CustodyProof.objects.filter(dossier_id=around.book.id).order_by("seen_at", "id"):
        proofs.setdefault(proof.custody_id, []).append(proof)
    found: dict[UUID, list[Said]] = {}
    for one in told:
        if one.member in around.by_id:
            found.setdefault(one.child_id, []).append(_said(around, one, proofs.get(one.id, [])))
    return found


def for_a_copy(book: UUID) -> list[str]:
    """What is said, with the name of the child and of everybody, also mine: a copy is read by others later."""
    around = replace(Around.of(book), me=UUID(int=0))
    names = {child.id: child.name for child in around.children}
    told = said_here(around)
    return [f"{names[child]} · {one.words}" for child in names for one in told.get(child, ())]


def _said(around: Around, one: Custody, proofs: list[CustodyProof]) -> Said:
    mine = any(proof.by == around.me for proof in proofs)
    return Said(one, _name(around, one.member), _words(around, one, proofs), [] if mine else _kinds(around, one), mine)


def _kinds(around: Around, one: Custody) -> list[tuple[str, str]]:
    """What I may say about it: a guardian all, who saw the paper the paper. The database decides."""
    if one.answer != Custody.Answer.YES or one.member == around.me or around.looking_as or not around.myself:
        return []
    shown = one.shown_to == around.me and around.myself.role == Role.PROFESSIONAL
    wanted = CustodyProof.Kind.choices if around.guardian else CustodyProof.Kind.choices[1:] if shown else []
    return [(str(kind), str(label)) for kind, label in wanted]


def _words(around: Around, one: Custody, proofs: list[CustodyProof]) -> str:
    """'Noor: ja, sinds 1 mei 2020, zelf opgegeven', or who confirmed it."""
    parts = [
        str({"yes": _("ja"), "no": _("nee"), "unknown": _("weet ik niet")}[one.answer]),
        *([_("vanaf %(day)s") % {"day": _day(one.since)}] if one.since else []),
        *([_("tot en met %(day)s") % {"day": _day(one.until)}] if one.until else []),
        *([_proof(around, proof) for proof in proofs] if one.answer == "yes" and proofs else [_("zelf opgegeven")]),
    ]
    return _("%(who)s: %(answer)s") % {"who": _name(around, one.member), "answer": ", ".join(parts)}


def _proof(around: Around, proof: CustodyProof) -> str:
    told = {"name": _name(around, proof.by, _("jou")), "day": near_day(proof.seen_at)}
    return {
        "guardian": _("bevestigd door %(name)s op %(day)s"),
        "register": _("uittreksel gezagsregister gezien door %(name)s op %(day)s"),
        "ruling": _("beschikking gezien door %(name)s op %(day)s"),
    }[proof.kind] % told


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _name(around: Around, member: UUID, me: str = "") -> str:
    if member == around.me:
        return me or _("Jij")
    known = around.by_id.get(member)
    return known.introduced if known else _("iemand")


def see(custody: UUID, kind: str) -> None:
    """I confirm it, or saw the paper. Refused about my own."""
    act("see_custody", custody, kind)


def take_back(custody: UUID) -> None:
    act("unsee_custody", custody)


def say(around: Around, child: UUID, answer: str, **more: object) -> None:
    """What I say about my own gezag; again is instead. `more`: since, until, shown_to."""
    mine = Custody.objects.filter(dossier_id=around.book.id, child_id=child, member=around.me)
    known = mine.first()
    if known is None:
        Custody(dossier_id=around.book.id, child_id=child, member=around.me, answer=answer, **more).save(
            force_insert=True
        )
        return
    now = {"answer": answer, **more}
    if any(getattr(known, name) != value for name, value in now.items()):
        for name, value in now.items():
            setattr(known, name, value)
        known.save(update_fields=[*now, "given_at"])
