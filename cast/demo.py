"""Making the demo's families by the product's own verbs, as the people themselves, at the moments it happened."""

import json
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gezinsboek.circle import invitations, opening, sharing
from gezinsboek.circle.models import Bookmark, Item
from gezinsboek.ground import clock
from gezinsboek.log import looks
from gezinsboek.timeline import writing

from .family import Family
from .people import PLAYERS, as_, player
from .photos import attach
from .story import Guest, Story, Told, Waiting, told

KINDS = ("chapters", "members", "children")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def moment(ago: int, seed: str) -> datetime:
    """A believable time of day, so many days ago; always the same for the same seed, and never in the future."""
    turn = int.from_bytes(sha256(seed.encode()).digest()[:4], "big")
    day = timezone.now().astimezone(AMSTERDAM).replace(hour=7, minute=0, second=0, microsecond=0) - timedelta(days=ago)
    at = day + timedelta(minutes=turn % (14 * 60))
    return min(at, timezone.now() - timedelta(minutes=1 + turn % 50))


class Maker:
    """Makes one story into one book, step by step. A note in the home folder keeps how far it is, so that a broken run
    goes on where it stopped and nothing is doubled."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.note = Path(settings.GEZINSBOEK_HOME) / "demo" / f"{story.key}.json"

    def make(self) -> bool:
        """True when there was anything left to make."""
        steps = [step for _, step in sorted(self.steps(), key=lambda step: step[0])]
        moments = sorted(when for when, _ in self.steps())
        made = 0
        if self.note.exists():
            known = json.loads(self.note.read_text())
            made = known.pop("made")
            self.family = Family(
                UUID(known["id"]),
                self.story.opener,
                *({name: UUID(value) for name, value in known[kind].items()} for kind in KINDS),
            )
        else:
            self.opens()
        for number, (when, step) in enumerate(zip(moments, steps, strict=True), start=1):
            if number > made:
                with clock.moved_to(when):
                    step()
                self.remember(number)
        return made < len(steps)

    def opens(self) -> None:
        with clock.moved_to(moment(self.story.opened, self.story.key)):
            self.family = Family.opens(self.story.opener, self.story.name)
            for name, years in self.story.children:
                self.family.child(name, date(timezone.now().year - years, 1, 15))
            for name, look in self.story.chapters:
                with as_(self.story.opener), transaction.atomic():
                    self.family.chapters[name] = opening.add_chapter(self.family.id, name, look).id
        self.remember(0)

    def remember(self, made: int) -> None:
        self.note.parent.mkdir(mode=0o700, exist_ok=True)
        known = {kind: {name: str(value) for name, value in getattr(self.family, kind).items()} for kind in KINDS}
        half = self.note.with_suffix(".half")
        half.write_text(json.dumps({"id": str(self.family.id), "made": made, **known}))
        half.replace(self.note)

    def steps(self):  # type: ignore[no-untyped-def]
        """Everything that happens after opening, as (moment, what); the moments of one story all differ."""
        for guest in self.story.guests:
            yield moment(guest.ago, guest.key), lambda guest=guest: self.comes(guest)
            if guest.left is not None:
                yield moment(guest.left, guest.key), lambda guest=guest: self.leaves(guest)
        for key, name in self.story.private:
            joined = min([g.ago for g in self.story.guests if g.key == key] or [self.story.opened])
            yield (
                moment(joined, key) + timedelta(hours=1),
                lambda key=key, name=name: self.family.private_chapter(key, name),
            )
        for one in self.story.waiting:
            yield moment(one.ago, one.name), lambda one=one: self.waits(one)
        for stukje in told(self.story.lines):
            yield moment(stukje.ago, stukje.text), lambda stukje=stukje: self.tells(stukje)
        for key, label in self.story.labels:
            yield moment(1, label), lambda key=key, label=label: self.labels(key, label)

    # ---------- people

    def comes(self, guest: Guest) -> None:
        now = clock.now()
        self.family.comes(
            guest.key,
            guest.chapters,
            since=now if guest.from_today else None,
            until=timezone.now() + timedelta(days=guest.until) if guest.until is not None else None,
            purpose=guest.purpose,
            title=guest.title,
            child=guest.child or None,
        )

    def leaves(self, guest: Guest) -> None:
        with as_(self.story.opener, fresh=True), transaction.atomic():
            sharing.end_member(self.family.members[guest.key])

    def waits(self, one: Waiting) -> None:
        with as_(self.story.opener, fresh=True), transaction.atomic():
            invitations.invite(
                self.family.id,
                name=one.name,
                role=one.role,
                title=one.title,
                purpose=one.purpose,
                grants=[invitations.Wanted(self.family.chapters[name], level) for name, level in one.chapters.items()],
                address=one.address,
            )

    def labels(self, key: str, label: str) -> None:
        """Their own label, and a last visit yesterday, so that something is new."""
        seen = clock.now()
        with as_(key), transaction.atomic():
            mark, _ = Bookmark.objects.get_or_create(dossier_id=self.family.id, person=player(key).id)
            mark.label, mark.seen_until, mark.visited_at = label, seen, seen
            mark.save()

    # ---------- what they tell

    def tells(self, stukje: Told) -> None:
        with as_(stukje.who, fresh=True), transaction.atomic():
            self.looks(stukje.who)
            item = writing.write(
                self.family.id,
                self.family.chapters[stukje.chapter],
                stukje.text,
                audience=None if stukje.only is None else [self.family.members[who] for who in stukje.only],
                question_to=self.family.members[stukje.ask] if stukje.ask else None,
                item_id=uuid5(self.family.id, stukje.text),
            )
            if stukje.photo:
                attach(item, stukje.photo, seed=stukje.text)
        for hours, (who, text) in enumerate(stukje.replies, start=2):
            self.later(hours, who, lambda item=item, text=text: writing.reply(item, text))
        for hours, who in enumerate(stukje.hearts, start=1):
            self.later(hours, who, lambda item=item: writing.like(item))
        if stukje.later:
            self.later(20, stukje.who, lambda: writing.change(item.id, stukje.later or "", 1))

    def later(self, hours: int, who: str, does) -> None:  # type: ignore[no-untyped-def]
        at = min(clock.now() + timedelta(hours=hours), timezone.now())
        with clock.moved_to(at), as_(who, fresh=True), transaction.atomic():
            self.looks(who)
            does()

    def looks(self, who: str) -> None:
        """They read the newest page before they write, as people do."""
        newest = Item.objects.filter(dossier_id=self.family.id).order_by("-created_at")[:30]
        looks.looked(list(newest.values_list("id", flat=True)))


def everybody() -> None:
    """Accounts for the whole cast, also for who is in no book."""
    for key in PLAYERS:
        player(key)
