"""From the facts to one of the papers: which sections it has, and what stands in each."""

from collections.abc import Callable

from django.conf import settings
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.circle.wording import listed
from gezinsboek.ground import clock
from gezinsboek.ground.paper import plans
from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import By, Level, Score, Sign, Step
from gezinsboek.plan.versions.agreed import Voice
from gezinsboek.timeline.headed import marked, words_of

from .days import tell
from .facts import TOLD, Facts, GoalFacts
from .kinds import FACTS, Kind, missing
from .since import since


def made(facts: Facts, kind: Kind, key: str, language: str) -> bytes:
    """The PDF. It holds what its maker reads and no more; the words at the top say which chapters that is."""
    me, changed = facts.frame.me, _changed(facts)
    told = plans.Plan(
        heading=str(kind.name),
        law=str(kind.law),
        owner=facts.frame.book.name,
        facts=_head(facts, changed=bool(changed)),
        covers=_covers(facts),
        sections=[*SECTIONS[key](facts), *changed],
        missing=[str(one.words) for one in missing(kind, facts.there)],
    )
    at = clock.now().astimezone(dates.AMSTERDAM)
    source = settings.ORIGIN.partition("://")[2]
    return plans.plan(told, source=source, maker=me.introduced if me else "", made_at=at, language=language)


def _covers(facts: Facts) -> str:
    """The same words for who reads everything and for who does not (SHARING 4): nothing hidden shows."""
    chapters = listed([one.name for one in facts.chapters])
    return _("Dit plan gaat over: %(chapters)s. Er kan meer in het boek staan.") % {"chapters": chapters}


def _head(facts: Facts, *, changed: bool) -> list[tuple[str, str]]:
    """Which version holds and who agreed, and what the law asks to be dated."""
    rows = [
        facts.standing.offered,
        facts.standing.decided,
        *(facts.standing.last(one) for one in ("made", "asked", "written")),
    ]
    lines = _agreed(facts, changed=changed)
    for row in rows:
        if row:
            told = tell(row, facts.folk)
            lines.append((told.head, " ".join(filter(None, (told.line + ".", told.reason, row.words)))))
    return lines


def _agreed(facts: Facts, *, changed: bool) -> list[tuple[str, str]]:
    """The version that holds, what was decided, when it is talked about again, whom to ask, and who said what: of whom its
    maker knows. And that more stands on the paper than was agreed, when that is so."""
    one = facts.version
    if one is None:
        return []
    told = {"n": one.number, "day": dates.with_year(one.row.created_at), "name": one.who}
    return [
        (_("Versie"), _("%(n)s, vastgelegd op %(day)s door %(name)s") % told),
        (_("Wat spraken we af?"), one.decided),
        (_("Volgende gesprek"), dates.with_year(one.row.review_on)),
        (_("Contactpersoon"), one.contact_name),
        (_("Eens met deze versie"), listed([_said(voice) for voice in one.agreed] or [""])),
        (_("Nog niet eens"), listed([_said(voice) for voice in one.not_yet] or [""])),
        (_("Nog geen antwoord van"), one.silent),
        (_("Let op"), _("Sinds versie %(n)s is er iets veranderd.") % told if changed else ""),
    ]


def _changed(facts: Facts) -> list[plans.Section]:
    """Below all that stands on it now: what nobody said yes to."""
    if not (goals := since(facts)) or facts.version is None:
        return []
    heading = _("Wat veranderde er sinds versie %(n)s?") % {"n": facts.version.number}
    return [plans.Section(heading, "", goals=goals)]


def _said(voice: Voice) -> str:
    """ "Femke Bakker (maandag 2 november 2026: eerst met school praten)" """
    day, why = dates.with_year(voice.row.created_at), voice.row.why
    return f"{voice.who} ({day}: {why})" if why else f"{voice.who} ({day})"


def _texts(facts: Facts, *keys: str) -> list[plans.Section]:
    empty = _("Hier staat nog niets.")
    return [
        plans.Section(str(FACTS[key].words), empty, texts=[_told(facts, one) for one in facts.texts[key]])
        for key in keys
    ]


def _told(facts: Facts, item: Item) -> plans.Text:
    """Whose words they are now, as on every paper (SHARING 9), and what goes with them everywhere."""
    by, at = item.changed_by or item.author_id, item.changed_at or item.created_at
    head = f"{facts.folk.within(by)}, {dates.with_year(at)}"
    words = "\n\n".join(filter(None, (words_of(item), _decided(facts, item))))
    return plans.Text(". ".join([head, *marked(item)]), words, facts.beside.get(item.id, ()))


def _decided(facts: Facts, item: Item) -> str:
    """What the version that holds says was decided about it."""
    words = facts.as_agreed.get(item.id, {}).get("decided", "")
    return f"{_('We spraken af:')} {words}" if words else ""


def _by(facts: Facts, heading: str, by: str) -> plans.Section:
    steps = [_step(facts, step, under=goal.words) for goal, step in facts.steps_by(by)]
    return plans.Section(heading, _("Hier staat nog geen stap."), steps=steps)


def _goals(facts: Facts, *, steps: bool = True) -> plans.Section:
    return plans.Section(
        _("Onze doelen"), _("Hier staat nog geen doel."), goals=[_goal(facts, one, steps) for one in facts.goals]
    )


def _goal(facts: Facts, one: GoalFacts, steps: bool) -> plans.Goal:
    notes = list(filter(None, [_decided(facts, one.item)]))
    notes += [_given(facts, score) for score in one.given]
    notes += [_("Eigen plan: %(plan)s.") % {"plan": own.words} for own in one.own]
    whose = _("%(whose)s, hoofdstuk %(chapter)s") % {"whose": one.whose, "chapter": one.chapter}
    return plans.Goal(
        one.words,
        ". ".join([whose, *marked(one.item)]),
        plans.Line(one.goal.begin, one.now, one.goal.enough),
        steps=[_step(facts, step) for step in one.steps] if steps else [],
        signs=[(_watch(sign), sign.text, _then(facts, sign)) for sign in one.signs],
        notes=notes,
        beside=facts.beside.get(one.item.id, ()),
    )


def _watch(sign: Sign) -> str:
    return _("Hoe merken we het op tijd? %(level)s") % {"level": Level(sign.level).label}


def _then(facts: Facts, sign: Sign) -> str:
    """What is done then, and by whom."""
    who = _("Wie: %(names)s.") % {"names": listed(facts.folk.names(sign.who))} if sign.who else ""
    then = _("Dan doen we dit: %(then)s") % {"then": sign.then} if sign.then else ""
    return " ".join(filter(None, (then, who)))


def _given(facts: Facts, score: Score) -> str:
    """ "Milan geeft een 6 (opgeschreven door Noor), maandag 2 november 2026." """
    folk, day = facts.folk, dates.with_year(score.scored_on)
    child = next((one.name for one in facts.frame.children if one.id == score.for_child_id), _("Een kind"))
    told = {"name": folk.name(score.author_id), "child": child, "value": score.value, "day": day}
    if score.for_child_id:
        return _("%(child)s geeft een %(value)s (opgeschreven door %(name)s), %(day)s.") % told
    return _("%(name)s geeft een %(value)s, %(day)s.") % told


def _step(facts: Facts, step: Step, under: str = "") -> plans.Step:
    first = [facts.steps[one].text for one in facts.first.get(step.id, ()) if one in facts.steps]
    return plans.Step(
        step.text,
        who=facts.who(step) or str(By(step.by).label),
        when=dates.with_year(step.due_on) if step.due_on else "",
        under=under,
        first=listed(first) if first else "",
        done=dates.with_year(step.done_at) if step.done_at else "",
    )


def _of_family(facts: Facts) -> list[plans.Section]:
    """Free in form: what is told, what we aim at, and who does what, ourselves first."""
    return [
        *_texts(facts, *TOLD),
        _goals(facts, steps=False),
        _by(facts, _("Wat wij zelf doen"), By.FAMILY),
        _by(facts, _("Wat familie, vrienden of buren doen"), By.NETWORK),
        _by(facts, _("Welke hulp we daarbij vragen"), By.PROFESSIONAL),
    ]


def _of_all(facts: Facts) -> list[plans.Section]:
    return [*_texts(facts, *TOLD), _goals(facts)]


def _of_helpers(facts: Facts) -> list[plans.Section]:
    return [_goals(facts), *_texts(facts, "well", "worry")]


def _of_institution(facts: Facts) -> list[plans.Section]:
    return [*_texts(facts, "worry", "well"), _goals(facts)]


SECTIONS: dict[str, Callable[[Facts], list[plans.Section]]] = {
    "familiegroepsplan": _of_family,
    "gezinsplan": _of_all,
    "hulpverleningsplan": _of_helpers,
    "plan-van-aanpak": _of_institution,
}
