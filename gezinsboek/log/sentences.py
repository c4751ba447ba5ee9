"""A line of the log as a sentence a tired parent understands."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gezinsboek.circle.wording import listed


@dataclass(frozen=True)
class Told:
    """Who, what and where, with names already looked up; an empty name is somebody or something I do not know."""

    who: str
    event: str
    detail: str
    chapter: str
    other: str
    refused: bool

    def names(self) -> dict[str, str]:
        """The names, as they stand at the beginning of a sentence (who, other) and inside one (by, whom)."""
        me, other = _("Jij"), self.other or _("Iemand")
        return {
            "who": self.who,
            "by": _("jij") if self.who == me else self.who,
            "other": other,
            "whom": _("jou") if other == me else self.other or _("iemand"),
            "chapter": self.chapter or _("een hoofdstuk"),
        }


def sentence(told: Told) -> str:
    """One sentence. An event nobody thought of is told in general words: never hidden."""
    return (_refused(told) if told.refused else _pattern(told)) % told.names()


def _refused(told: Told) -> str:
    if told.event == "code":
        return _("Iemand probeerde een verkeerde code. De goede code is voor %(whom)s.")
    if told.chapter:
        return _("%(who)s probeerde iets te openen in %(chapter)s. Dat is niet gedeeld. Het lukte niet.")
    return _("%(who)s probeerde iets te openen wat niet gedeeld is. Dat lukte niet.")


def _pattern(told: Told) -> str:
    for known in (_about_items(), _about_the_book(), _about_people(), _about_pages()):
        for key in ((told.event, told.detail), (told.event, "")):
            if key in known:
                return known[key]
    return _("%(who)s deed iets in het boek.")


def _about_items() -> dict[tuple[str, str], str]:
    """What is read, written, shared and thrown away; the second word says of what."""
    return {
        ("read", ""): _("%(who)s las %(chapter)s."),
        ("read", "versions"): _("%(who)s keek naar eerdere teksten in %(chapter)s."),
        ("download", ""): _("%(who)s haalde een bestand op uit %(chapter)s."),
        ("print", ""): _("%(who)s maakte een PDF van een eigen stukje uit %(chapter)s."),
        ("copy", ""): _("%(who)s kopieerde een eigen stukje uit %(chapter)s."),
        ("take over", ""): _("%(who)s zette een stukje uit %(chapter)s in het eigen systeem."),
        ("take over", "replied"): _("%(who)s zette eigen woorden uit %(chapter)s in het eigen systeem."),
        ("take over", "again"): _("%(who)s haalde nog een keer op wat al was overgenomen uit %(chapter)s."),
        ("take over", "asked"): _("%(who)s zette een vraag uit %(chapter)s in het eigen systeem."),
        ("take over", "allowed"): _("%(who)s nam woorden van een ander uit %(chapter)s over. De reden staat erbij."),
        ("search", ""): _("%(who)s zocht in het boek."),
        ("found", ""): _("%(who)s zag bij het zoeken iets uit %(chapter)s."),
        ("create", "item"): _("%(who)s schreef een stukje in %(chapter)s."),
        ("create", "appointment"): _("%(who)s zette een afspraak in %(chapter)s."),
        ("update", "appointment"): _("%(who)s veranderde een afspraak in %(chapter)s."),
        ("update", "topic"): _("%(who)s koos waar het over gaat bij een afspraak in %(chapter)s."),
        ("create", "goal"): _("%(who)s schreef een doel in %(chapter)s."),
        ("update", "goal"): _("%(who)s veranderde een doel in %(chapter)s."),
        ("update", "goal closed"): _("%(who)s sloot een doel af in %(chapter)s."),
        ("update", "goal open"): _("%(who)s opende een doel weer in %(chapter)s."),
        ("create", "plan"): _("%(who)s schreef in ons plan, in %(chapter)s."),
        ("create", "score"): _("%(who)s gaf een cijfer in %(chapter)s."),
        ("delete", "score"): _("%(who)s nam een cijfer terug in %(chapter)s."),
        ("create", "step"): _("%(who)s schreef een stap op in %(chapter)s."),
        ("update", "step"): _("%(who)s veranderde een stap in %(chapter)s."),
        ("update", "step order"): _("%(who)s veranderde de volgorde van stappen in %(chapter)s."),
        ("update", "tick"): _("%(who)s zette een stap op klaar in %(chapter)s."),
        ("update", "untick"): _("%(who)s zette een stap terug op nog niet klaar in %(chapter)s."),
        ("feed", ""): _("%(who)s liet een agenda meelezen in %(chapter)s."),
        ("create", "sign"): _("%(who)s schreef op waaraan je merkt dat het schuurt, in %(chapter)s."),
        ("update", "sign"): _("%(who)s veranderde waarop jullie letten, in %(chapter)s."),
        ("create", "signal"): _("%(who)s gaf een signaal in %(chapter)s."),
        ("create", "signal_answer"): _("%(who)s antwoordde op een signaal in %(chapter)s."),
        ("create", "reply"): _("%(who)s reageerde in %(chapter)s."),
        ("create", "rebuttal"): _("%(who)s schreef een weerwoord in %(chapter)s."),
        ("update", "rebuttal"): _("%(who)s veranderde een weerwoord in %(chapter)s."),
        ("delete", "rebuttal"): _("%(who)s nam een weerwoord terug in %(chapter)s."),
        ("create", "file"): _("%(who)s zette een foto of bestand in %(chapter)s."),
        ("create", "question"): _("%(who)s stelde een vraag in %(chapter)s."),
        ("create", "own_plan"): _("%(who)s zette een eigen plan bij een doel in %(chapter)s."),
        ("delete", "own_plan"): _("%(who)s haalde een eigen plan weg bij een doel in %(chapter)s."),
        ("create", "consult"): _("%(who)s vroeg het gezin om overleg met een ander, in %(chapter)s."),
        ("create", "consult_answer"): _("%(who)s antwoordde op een vraag om overleg in %(chapter)s."),
        ("create", "heart"): _("%(who)s vond een stukje in %(chapter)s mooi."),
        ("delete", "heart"): _("%(who)s haalde een hartje weg in %(chapter)s."),
        ("update", ""): _("%(who)s veranderde iets in %(chapter)s."),
        ("update", "text"): _("%(who)s veranderde een stukje in %(chapter)s."),
        ("update", "reply"): _("%(who)s veranderde een reactie in %(chapter)s."),
        ("update", "question"): _("%(who)s rondde een vraag af in %(chapter)s."),
        ("update", "about"): _("%(who)s veranderde over wie iets gaat in %(chapter)s."),
        ("share", ""): _("%(who)s veranderde wie een stukje in %(chapter)s leest."),
        ("share", "narrow"): _("%(who)s liet minder mensen een stukje in %(chapter)s lezen."),
        ("share", "widen"): _("%(who)s liet meer mensen een stukje in %(chapter)s lezen."),
        ("share", "move"): _("%(who)s zette een stukje uit %(chapter)s in een ander hoofdstuk."),
        ("delete", "unsend"): _("%(who)s nam een stukje in %(chapter)s terug, voor iemand het las."),
        ("delete", "unsend reply"): _("%(who)s nam een reactie in %(chapter)s terug, voordat iemand die las."),
        ("delete", ""): _("%(who)s gooide iets weg uit %(chapter)s."),
        ("restore", ""): _("%(who)s zette iets terug in %(chapter)s."),
    }


def _about_the_book() -> dict[tuple[str, str], str]:
    return {
        ("open book", ""): _("%(who)s opende het boek."),
        ("add chapter", ""): _("%(who)s maakte het hoofdstuk %(chapter)s."),
        ("update", "chapter"): _("%(who)s veranderde het hoofdstuk %(chapter)s."),
        ("update", "book"): _("%(who)s veranderde de naam van het boek."),
        ("update", "story"): _("%(who)s koos welke vragen er in ons verhaal staan."),
        ("create", "child"): _("%(who)s zette een kind in het boek."),
        ("update", "child"): _("%(who)s veranderde iets bij een kind."),
        ("create", "custody"): _("%(who)s vulde in wie gezag heeft."),
        ("update", "custody"): _("%(who)s veranderde wie gezag heeft."),
        ("update", "member"): _("%(who)s veranderde wat er bij %(whom)s staat."),
        ("objection", ""): _("%(who)s maakte bezwaar."),
        ("objection over", ""): _("%(who)s trok het bezwaar in."),
        ("custody seen", ""): _("%(who)s zag een papier over gezag van %(whom)s."),
        ("custody seen", "guardian"): _("%(who)s bevestigde het gezag van %(whom)s."),
        ("custody seen", "back"): _("%(who)s nam dat over het gezag van %(whom)s terug."),
        ("plan version", ""): _("%(who)s legde een nieuwe versie van het plan vast."),
        ("plan accord", "yes"): _("%(who)s is het eens met het plan."),
        ("plan accord", "not_yet"): _("%(who)s is het nog niet eens met het plan."),
        ("plan day", "offered"): _("%(who)s schreef op: een familiegroepsplan is aangeboden."),
        ("plan day", "accepted"): _("%(who)s schreef op: er komt een familiegroepsplan."),
        ("plan day", "set_aside"): _("%(who)s schreef op: er komt geen familiegroepsplan."),
        ("plan day", "made"): _("%(who)s schreef op: het plan is vastgesteld."),
        ("plan day", "asked"): _("%(who)s schreef op: iemand vroeg om het plan op papier."),
        ("plan day", "written"): _("%(who)s schreef op: het plan is op papier gegeven."),
        ("plan day", "back"): _("%(who)s haalde iets over het familiegroepsplan weg."),
        ("helping", ""): _("%(who)s schreef op waarvoor %(whom)s komt."),
        ("helping", "back"): _("%(who)s haalde weg waarvoor %(whom)s komt."),
        ("agreement", ""): _("%(who)s schreef nieuwe spelregels."),
        ("address", "said"): _("%(who)s schreef een adres op."),
        ("address", "changed"): _("%(who)s veranderde een adres."),
        ("address", "shown"): _("%(who)s liet %(whom)s een adres zien."),
        ("address", "hidden"): _("%(who)s laat %(whom)s een adres niet meer zien."),
        ("address", "gone"): _("%(who)s haalde een adres weg."),
        ("address read", ""): _("%(who)s keek naar een adres."),
        ("address export", ""): _("%(who)s nam een adres mee in een kopie van het boek."),
        ("accord", ""): _("%(who)s zei ja tegen de spelregels."),
        ("erase asked", ""): _("%(who)s vroeg om het boek te wissen."),
        ("erase yes", ""): _("%(who)s zei ja tegen het wissen van het boek."),
        ("erase agreed", ""): _("Iedereen zei ja. Het boek ging dicht."),
        ("erase ended", ""): _("Het wissen van het boek ging niet door."),
    }


def _about_people() -> dict[tuple[str, str], str]:
    return {
        ("grant", ""): _("%(who)s liet %(whom)s %(chapter)s lezen."),
        ("grant", "write"): _("%(who)s liet %(whom)s lezen en meeschrijven in %(chapter)s."),
        ("grant", "child yes"): _("%(who)s zei ja: %(whom)s mag %(chapter)s lezen."),
        ("allow taking", ""): _("%(who)s zei: %(whom)s mag overnemen uit %(chapter)s."),
        ("allow taking", "child yes"): _("%(who)s zei ja: %(whom)s mag overnemen uit %(chapter)s."),
        ("end taking", ""): _("%(other)s mag niet meer overnemen uit %(chapter)s. Dat deed %(by)s."),
        ("let read", "yes"): _("%(who)s liet %(whom)s lezen wat over een jongere gaat."),
        ("let read", "no"): _("%(whom)s leest niet meer wat over een jongere gaat. Dat deed %(by)s."),
        ("end grant", ""): _("%(other)s leest %(chapter)s niet meer. Dat deed %(by)s."),
        ("end member", ""): _("%(other)s doet niet meer mee. Dat deed %(by)s."),
        ("until", ""): _("%(who)s veranderde tot wanneer %(whom)s meedoet."),
        ("invite", ""): _("%(who)s nodigde %(whom)s uit."),
        ("invite", "again"): _("%(who)s maakte een nieuwe code voor %(whom)s."),
        ("withdraw", ""): _("%(who)s trok de uitnodiging van %(whom)s in."),
        ("decline", ""): _("%(other)s zei nee tegen de uitnodiging."),
        ("pause", ""): _("%(who)s begon een stille pauze voor %(whom)s."),
        ("pause over", ""): _("%(who)s stopte de stille pauze voor %(whom)s."),
        ("guardian yes", ""): _("%(who)s zei ja tegen %(whom)s als ouder."),
        ("guardian no", ""): _("%(who)s zei nee tegen %(whom)s als ouder."),
        ("enter", ""): _("%(other)s ging meedoen."),
        ("ask once", ""): _("%(who)s vroeg %(whom)s iets met een eenmalige link."),
        ("ask once", "again"): _("%(who)s maakte een nieuwe eenmalige link voor %(whom)s."),
        ("withdraw once", ""): _("%(who)s trok de eenmalige link voor %(whom)s in."),
        ("open once", ""): _("%(who)s opende de vraag voor %(chapter)s."),
        ("answer once", ""): _("%(who)s antwoordde in %(chapter)s. De link is gebruikt."),
        ("refuse once", ""): _("%(who)s antwoordt liever niet."),
        ("more once", ""): _("%(who)s vroeg om vaker mee te schrijven."),
        ("say more", "yes"): _("%(who)s wil %(whom)s uitnodigen."),
        ("say more", "no"): _("%(who)s zei nee: %(whom)s mag niet meer zien."),
    }


def _about_pages() -> dict[tuple[str, str], str]:
    return {
        ("who sees what", ""): _("%(who)s keek wie wat ziet."),
        ("people", ""): _("%(who)s keek wie er meedoen."),
        ("agreement read", ""): _("%(who)s las de spelregels."),
        ("invitations", ""): _("%(who)s bekeek de uitnodigingen."),
        ("once links", ""): _("%(who)s bekeek de eenmalige links."),
        ("log", ""): _("%(who)s keek wie er heeft gekeken."),
        ("export", ""): _("%(who)s maakte een kopie van %(chapter)s."),
        ("plan versions", ""): _("%(who)s las een versie van het plan."),
        ("plan offer", ""): _("%(who)s las hoe het staat met het familiegroepsplan."),
        ("stack", ""): _("%(who)s keek wie wat doet."),
        ("plan paper", ""): _("%(who)s maakte een plan op papier, met %(chapter)s."),
        ("story paper", ""): _("%(who)s maakte een blad van ons verhaal, met %(chapter)s."),
        ("export", "own"): _("%(other)s maakte een kopie van eigen stukjes."),
        ("export download", ""): _("%(other)s haalde een kopie van het boek op."),
        ("export download", "own"): _("%(other)s haalde een kopie van eigen stukjes op."),
        ("log download", ""): _("%(who)s bewaarde wie er heeft gekeken."),
    }


@dataclass
class Group:
    """The same thing by the same person on one day: told once, with how often and when last."""

    told: Told
    last: datetime
    times: int
    member: Any
    line: str
    mine: bool

    @property
    def sentence(self) -> str:
        return sentence(self.told)

    @property
    def often(self) -> str:
        return ngettext("%(n)s keer", "%(n)s keer", self.times) % {"n": self.times} if self.times > 1 else ""

    def with_(self, other: "Group") -> bool:
        """Whether both are one look at several chapters: the same person, as often and at the same moment."""
        if (self.told.who, self.member, self.times) != (other.told.who, other.member, other.times):
            return False
        if f"{self.last:%Y%m%d%H%M}" != f"{other.last:%Y%m%d%H%M}":
            return False
        both = (self.told, other.told)
        return all(one.chapter and not one.refused and (one.event, one.detail) == ("read", "") for one in both)


@dataclass
class Day:
    day: date
    groups: list[Group]

    @property
    def told(self) -> list[Group]:
        """For the screen: a look at several chapters is one sentence, "Femke las Thuis, School en Hulp."."""
        looks: list[list[Group]] = []
        for group in self.groups:
            if looks and looks[-1][-1].with_(group):
                looks[-1].append(group)
            else:
                looks.append([group])
        return [one[0] if len(one) == 1 else _together(one) for one in looks]


def _together(groups: list[Group]) -> Group:
    told = replace(groups[0].told, chapter=listed(sorted(group.told.chapter for group in groups)))
    return replace(groups[0], told=told, line="&regel=".join(group.line for group in groups))
