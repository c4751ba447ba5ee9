"""Spelregels: the text of a family under fixed headings, who said yes to it, and the text we propose to begin with.

There is no place here for worries about somebody: they are talked about, and written down elsewhere (REQ-09).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.ui.dates import day_of, full_day

from .models import Accord, Agreement, Member

Told = Mapping[str, str]
HEADINGS = ("write", "leave", "worry", "copy", "more")


def headings() -> dict[str, str]:
    return {
        "write": _("Wat schrijven we?"),
        "leave": _("Wat schrijven we niet?"),
        "worry": _("Als we ons zorgen maken over veiligheid"),
        "copy": _("Wie mag printen of kopiëren?"),
        "more": _("Wat spreken we nog meer af?"),
    }


def proposal() -> dict[str, str]:
    """What a family may begin with, in the language of who reads it."""
    return {
        "write": "\n".join(
            (
                _("We schrijven wat nodig is om elkaar te helpen."),
                _("We schrijven zo dat iedereen het mag lezen, ook de kinderen."),
                _("We schrijven ook op wat goed gaat."),
            )
        ),
        "leave": "\n".join(
            (
                _("Niets over iemand wat die zelf niet mag weten."),
                _("Geen geheimen van een ander."),
                _("Geen ruzie. Daar praten we over."),
            )
        ),
        "worry": "\n".join(
            (
                _("Dat zeggen we tegen elkaar. We schrijven het niet in dit boek."),
                _("Hulpverleners volgen de regels van hun werk, buiten dit boek."),
                _("Bij gevaar bellen we 112."),
            )
        ),
        "copy": "\n".join(
            (
                _("Wat je hier leest, vertel je niet door."),
                _("Printen en kopiëren mag alleen als wij dat goed vinden."),
                _("Wat je zelf schreef, mag je bewaren voor je werk."),
            )
        ),
        "more": "",
    }


@dataclass(frozen=True)
class Shown:
    """One text as a page shows it."""

    id: UUID
    version: int
    pieces: list[tuple[str, list[str]]]

    @classmethod
    def of(cls, told: Agreement | None) -> "Shown | None":
        return cls(told.id, told.version, pieces(told.told)) if told else None


def pieces(told: Told) -> list[tuple[str, list[str]]]:
    """(heading, lines) of what is not empty."""
    words = [(heading, told.get(key, "").splitlines()) for key, heading in headings().items()]
    return [(heading, [line for line in lines if line.strip()]) for heading, lines in words if any(lines)]


@dataclass(frozen=True)
class Yes:
    """Somebody's yes to one text."""

    who: str
    day: str
    version: int


@dataclass
class Standing:
    """The spelregels of one book as the acting person meets them."""

    texts: list[Agreement]  # the one that holds first
    accords: list[Accord]
    names: dict[UUID, Member]
    waits: bool
    may_say: bool

    @classmethod
    def of(cls, book: UUID, names: dict[UUID, Member]) -> "Standing":
        waits, may_say = ask("agreement_waits", book)[0][0], ask("i_may_say_agreement", book)[0][0]
        texts = list(Agreement.objects.filter(dossier_id=book).order_by("-version"))
        accords = list(Accord.objects.filter(dossier_id=book).order_by("said_at", "id"))
        return cls(texts, accords, names, waits is not None, bool(may_say))

    @property
    def now(self) -> Agreement | None:
        return self.texts[0] if self.texts else None

    @property
    def said(self) -> list[Yes]:
        """ "Femke, 2 november, versie 2": the last yes of everybody whom I may see, the newest first."""
        versions = {text.id: text.version for text in self.texts}
        last = {one.member: one for one in self.accords}
        rows = [(one.said_at, self.name(one.member), versions.get(one.agreement_id, 0)) for one in last.values()]
        return [Yes(who, day(at), version) for at, who, version in sorted(rows, reverse=True)]

    @property
    def silent(self) -> list[str]:
        """Who takes part and did not say yes to the text that holds; for whoever sees the answers of others."""
        if self.now is None:
            return []
        yes = {one.member for one in self.accords if one.agreement_id == self.now.id}
        others = (one for one in self.names.values() if one.live and one.id not in yes)
        return sorted((one.introduced for one in others), key=str.casefold)

    @property
    def earlier(self) -> list[tuple[Shown, str]]:
        """Every text before, with who said it and when."""
        return [(shown, self.said_by(text)) for text in self.texts[1:] if (shown := Shown.of(text))]

    def said_by(self, text: Agreement) -> str:
        told = {"name": self.name(text.said_by), "day": day(text.said_at), "version": text.version}
        return _("Versie %(version)s, geschreven door %(name)s op %(day)s") % told

    def name(self, member: UUID) -> str:
        known = self.names.get(member)
        return known.introduced if known else _("Iemand")


def day(moment: datetime) -> str:
    """With the year, since it is looked at years later."""
    told, year = full_day(moment), str(day_of(moment).year)
    return told if year in told else f"{told} {year}"


def say(text: Agreement, made_from: int) -> None:
    """A next text, by its `told`. Raises Stale when another one holds meanwhile, Refused for who may not."""
    act("say_agreement", text.id, text.dossier_id, made_from, text.told_sealed)


def say_yes(text: UUID) -> None:
    """My yes. Raises Stale when another text holds meanwhile."""
    act("say_accord", text)


def ticked(sent: Mapping[str, str]) -> UUID | None:
    """The text whose box was ticked; anything else is none."""
    try:
        return UUID(str(sent.get("agreed", "")))
    except ValueError:
        return None
