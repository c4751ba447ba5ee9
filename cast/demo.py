"""Making the demo's families by the product's own verbs, as the people themselves, at the moments it happened.

Each step is one deed of one person, in one transaction, and is done once: when it is there already nothing happens. A note
in the home says how far a story is, so that a run that was broken off goes on where it stopped. The note belongs to one
database: in another one the story begins anew.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import timezone

from gezinsboek.ground import clock

from . import asking, bringing, coming, living, ours, plan_lines, planning, plans, telling
from .days import AMSTERDAM, Days, chance
from .family import Family
from .people import PLAYERS, player
from .story import Guest, Story, Told, told
from .vouching import VOUCHES, chooses
from .wishing import WISHES, wishes

RHYTHM = {True: 12, False: 16}  # days between looks of a helper, and of others


class Step(NamedTuple):
    """Something that happens at this moment, done by this person."""

    at: datetime
    who: str
    does: Callable[[], None]


class Maker:
    """Makes one story into one book."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.note = Path(settings.GEZINSBOEK_HOME) / "demo" / f"{story.key}.json"
        self.guests = {guest.key: guest for guest in story.guests}

    def make(self) -> bool:
        """True when there was anything left to make."""
        known = self.known()
        self.days = Days(datetime.fromisoformat(known["today"]))
        if known["made"] == known["of"]:
            return False
        with clock.moved_to(self.days.at(self.story.opened, self.story.key)):
            family = coming.opens(self.story)
        steps = sorted(self.steps(family), key=lambda step: step.at)
        for number, step in enumerate(steps, start=1):
            if number > known["made"]:
                self.take(family, step)
                self.remember(known | {"made": number, "of": len(steps)})
        return True

    def take(self, family: Family, step: Step) -> None:
        guest = self.guests.get(step.who)
        with clock.moved_to(step.at):
            if not (guest and guest.left is not None and coming.has_gone(family, step.who)):
                step.does()

    # ---------- the note

    def known(self) -> dict[str, Any]:
        """How far it is; from the beginning when this is another database or another story."""
        mine = {
            "installation": str(coming.installation()),
            "story": sha256(json.dumps(asdict(self.story)).encode()).hexdigest()[:16],
        }
        kept = json.loads(self.note.read_text()) if self.note.exists() else {}
        if {name: kept.get(name) for name in mine} == mine:
            return dict(kept)
        today = kept["today"] if kept.get("installation") == mine["installation"] else timezone.now().isoformat()
        return {**mine, "today": today, "made": 0, "of": -1}

    def remember(self, known: dict[str, Any]) -> None:
        self.note.parent.mkdir(mode=0o700, exist_ok=True)
        half = self.note.with_suffix(".half")
        half.write_text(json.dumps(known))
        half.replace(self.note)

    # ---------- the steps

    def steps(self, family: Family) -> Iterator[Step]:
        """Everything that happens after opening, in no order."""
        for guest in self.story.guests:
            yield from self.of_guest(family, guest)
        for key in self.story.custody:
            yield Step(self.joined(key) + timedelta(minutes=20), key, partial(coming.says_custody, family, key))
        for key, by, kind in self.story.proofs:
            at = max(self.joined(key), self.joined(by)) + timedelta(hours=3)
            yield Step(at, by, partial(coming.sees_gezag, family, key, by, kind))
        for key, ago in self.story.objections:
            yield Step(self.days.at(ago, f"{key} objects"), key, partial(coming.objects, family, key))
        for key, name in self.story.private:
            at = self.joined(key) + timedelta(hours=1)
            yield Step(at, key, partial(coming.private_chapter, family, key, name))
        for ago, giver, key, chapter, level in self.story.given:
            at = self.days.at(ago, f"{giver} {key} {chapter}")
            yield Step(at, giver, partial(coming.gives, family, giver, key, chapter, level))
        for ago, child, key, chapter in self.story.agreed:
            at = self.days.at(ago, f"{child} {key} {chapter}")
            yield Step(at, child, partial(coming.agrees, family, child, key, chapter))
        for ago, key, lines, phone, to in self.story.homes:
            at = self.days.at(ago, f"{key} lives")
            yield Step(at, key, partial(living.says_home, family, key, lines, phone, to))
        for ago, key, title, text in self.story.reports:
            yield Step(self.days.at(ago, title, work=True), key, partial(bringing.brings, family, key, title, text))
        for plan in self.story.plans:
            at = self.days.at(plan.ago, plan.what, work=self.works(plan.who))
            yield Step(at, plan.who, partial(planning.makes_plans, family, plan))
        for ago, key, name, chapter, count in self.story.check_ups:
            at = self.days.at(ago, f"{name} check-ups")
            yield Step(at, key, partial(planning.keeps_check_ups, family, key, name, chapter, count))
        for one in self.story.waiting:
            yield Step(self.days.at(one.ago, one.name), self.story.opener, partial(coming.waits, family, one))
        for asked in self.story.asked:
            at = self.days.at(asked.ago, asked.question)
            yield Step(at, self.story.opener, partial(asking.asks, family, asked))
            if asked.answer:
                at = self.days.at(asked.answered, asked.answer, work=True)
                yield Step(at, self.story.opener, partial(asking.answers, family, asked))
        yield from self.of_our_story(family)
        yield from self.of_our_plan(family)
        before = None
        for stukje in told(self.story.lines):
            work = self.works(stukje.who)
            before = self.days.at(stukje.ago, stukje.text, work=work, hour=stukje.hour, after=before)
            yield from self.of_stukje(family, stukje, before)
        for key in (self.story.opener, *self.guests):
            yield from self.of_looking(family, key)
            if key in WISHES:
                yield Step(self.joined(key) + timedelta(hours=1), key, partial(wishes, key))
            if self.story.opener == key and VOUCHES.get(key) in self.guests:
                yield Step(self.joined(VOUCHES[key]) + timedelta(hours=2), key, partial(chooses, key))

    def of_our_story(self, family: Family) -> Iterator[Step]:
        """What is told once, and the spelregels with everybody's yes; who comes later says it at the door."""
        for part in ours.parts(self.story.ours):
            at = self.days.at(part.ago, part.text, work=self.works(part.who))
            yield Step(at, part.who, partial(ours.tells, family, part))
        for version, ago in enumerate(self.story.rules, start=1):
            said = self.days.at(ago, f"spelregels {version}")
            yield Step(said, self.story.opener, partial(ours.says, family, self.story.opener, version))
            for guest in self.story.guests:
                here = guest.ago > ago and (guest.left is None or guest.left < ago)
                if here and not (guest.key in self.story.silent and version == len(self.story.rules)):
                    at = self.days.soon(said, f"{guest.key} agrees {version}", work=self.works(guest.key))
                    yield Step(at, guest.key, partial(ours.agrees, family, guest.key, version))

    def of_our_plan(self, family: Family) -> Iterator[Step]:
        """Goals with what hangs on them, each line after the one above it; and two nights in which the rules look."""
        after = None
        for line in plan_lines.lines(self.story.plan):
            after = None if line.what == "goal" else after
            after = self.days.at(line.ago, f"{line.goal} {line.told}", work=self.works(line.who), after=after)
            yield Step(after, line.who, partial(plans.does, family, line))
            if done := line.told.get("done"):
                key = plans.ticker(line)
                at = self.days.at(int(done), f"{line.goal} done", work=self.works(key), after=after)
                yield Step(at, key, partial(plans.ticks, family, line))
        if after:
            yield Step(self.days.at(4, f"{self.story.key} night"), self.story.opener, plans.night)
            yield Step(self.days.today - timedelta(minutes=1), self.story.opener, plans.night)

    def of_guest(self, family: Family, guest: Guest) -> Iterator[Step]:
        ends = {name: self.end_of(days) for name, days in guest.ends}
        until = None if guest.until is None else self.end_of(guest.until)
        yield Step(self.joined(guest.key), self.story.opener, partial(coming.comes, family, guest, until, ends))
        if guest.left is not None:
            at = self.days.at(guest.left, f"{guest.key} leaves")
            yield Step(at, self.story.opener, partial(coming.leaves, family, guest.key))
        for key, label in self.story.labels:
            if key == guest.key:
                at = self.joined(key) + timedelta(days=1)
                yield Step(at, key, partial(telling.labels, family, key, label))

    def of_stukje(self, family: Family, stukje: Told, at: datetime) -> Iterator[Step]:
        yield Step(at, stukje.who, partial(telling.tells, family, stukje, self.story.skin, self.day_of(stukje.wanted)))
        after = at
        for who, text in stukje.replies:
            after = self.days.soon(after, text, work=self.works(who))
            yield Step(after, who, partial(telling.replies, family, stukje, who, text))
        for who, text in stukje.rebuttals:
            moment = self.days.soon(after, text, work=self.works(who))
            yield Step(moment, who, partial(telling.rebuts, family, stukje, who, text))
        for who in stukje.hearts:
            moment = self.days.soon(at, f"{stukje.text} {who}", work=self.works(who))
            yield Step(moment, who, partial(telling.likes, family, stukje, who))
        if stukje.later:
            moment = self.days.soon(after, stukje.later, work=self.works(stukje.who))
            yield Step(moment, stukje.who, partial(telling.changes, family, stukje))
        if stukje.binned_by:
            moment = self.days.soon(after, f"away {stukje.text}", work=self.works(stukje.binned_by))
            yield Step(moment, stukje.binned_by, partial(telling.bins, family, stukje))

    def of_looking(self, family: Family, key: str) -> Iterator[Step]:
        """Helpers and others look now and then without writing; everybody was here a last time."""
        guest = self.guests.get(key)
        if guest and guest.left is not None:
            return
        seen = self.last_seen(key)
        if guest and not guest.role:
            every = guest.looks or RHYTHM[self.works(key)]
            ago = guest.ago - every * 0.5
            while ago > seen + 3:
                at = self.days.at(round(ago), f"{key} looks {round(ago)}", work=self.works(key))
                yield Step(at, key, partial(telling.only_looks, family, key))
                ago -= every * (0.6 + 0.8 * chance(f"{key} {ago}"))
        last = self.days.at(seen, f"{key} was here", work=self.works(key)) if seen else self.days.today
        last = max(last, self.joined(key) + timedelta(hours=2)) - timedelta(minutes=2 + 5 * chance(key))
        yield Step(last, key, partial(telling.only_looks, family, key, last=True))

    # ---------- dates and people

    def works(self, key: str) -> bool:
        return PLAYERS[key].professional

    def joined(self, key: str) -> datetime:
        opened = self.days.at(self.story.opened, self.story.key)
        guest = self.guests.get(key)
        return self.days.comes(guest.ago, key, work=self.works(key), after=opened) if guest else opened

    def last_seen(self, key: str) -> int:
        """How many days ago they looked last."""
        guest = self.guests.get(key)
        if guest is None:
            return 1
        return round(1 + 4 * chance(f"{key} {self.story.key}")) if guest.seen is None else guest.seen

    def day_of(self, days: int | None) -> date | None:
        """The day that is so many days away."""
        return None if days is None else self.days.today.astimezone(AMSTERDAM).date() + timedelta(days=days)

    def end_of(self, days: int) -> datetime:
        """The end of the day that is so many days away."""
        day = self.days.today.astimezone(AMSTERDAM).date() + timedelta(days=days)
        return datetime.combine(day, time(23, 59), AMSTERDAM)


def everybody() -> None:
    """Accounts for the whole cast, also for who is in no book."""
    for key in PLAYERS:
        player(key)
