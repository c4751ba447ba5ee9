"""Makes the generated worlds of the matrix (SHARING 29). Times lie on a grid, so that "exactly then" happens often; nobody
here obeys any rule while a world is made."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from .matrix_world import AGES, DAY, FAMILY, OUTSIDERS, Row, World


class Maker:
    """Makes one world from a seed, with children of about these ages."""

    def __init__(self, seed: str, now: datetime, ages: tuple[int, ...] = AGES) -> None:
        self.rng = Random(seed)
        self.ages = ages
        self.world = World(now)
        self.grid = [now - DAY * days for days in range(1, 7)]
        self.made = 0

    def id(self) -> UUID:
        return UUID(int=self.rng.getrandbits(128), version=4)

    def add(self, table: str, **values: Any) -> Row:
        self.made += 1
        return self.world.put(table, Row(self.id(), f"{table}{self.made}", **values))

    def chance(self, of: float) -> bool:
        return self.rng.random() < of

    def maybe(self, of: float, what: Any) -> Any:
        return what if self.chance(of) else None

    def pick(self, rows: list[Row]) -> UUID | None:
        return self.rng.choice(rows).id if rows else None

    def moment(self) -> datetime:
        """On the grid, or a hair beside it."""
        return self.rng.choice(self.grid) + timedelta(microseconds=self.rng.choice((-1, 0, 0, 0, 1)))

    def birth(self) -> date | None:
        """An age on either side of every border, known or not."""
        today, years = self.world.today(), self.rng.choice(self.ages)
        leap = (today.month, today.day) == (2, 29)
        born = today.replace(year=today.year - years, day=28 if leap else today.day)
        said: date | None = self.maybe(0.85, born + timedelta(days=self.rng.choice((-40, 0, 0, 1, 1, 40))))
        return said

    def make(self) -> World:
        people = [self.add("person") for _ in range(self.rng.randint(3, 7))]
        for _ in range(2 if self.chance(0.3) else 1):
            self.book(people)
        return self.world

    def book(self, people: list[Row]) -> None:
        book = self.add("dossier", until=self.maybe(0.06, self.world.now + DAY)).id  # some wait to be erased
        children = [self.add("child", book=book, born=self.birth()) for _ in range(self.rng.randint(0, 3))]
        members = self.members(book, people, children)
        chapters = self.chapters(book, members, children)
        for chapter in chapters:
            for member in members:
                self.grants(book, chapter, member, members)
        for member in members:
            for child in children:
                if member.role == "guardian" and self.chance(0.5):
                    gone = self.maybe(0.5, self.moment())
                    given = self.rng.choice(
                        (self.moment(), self.world.now - DAY * 60)
                    )  # also before an eighteenth birthday
                    self.add("letting", book=book, child=child.id, member=member.id, created=given, ended=gone)
        items = [self.item(book, chapters, members, children) for _ in range(self.rng.randint(4, 14))]
        guests = [self.guest(book, chapters, members, items) for _ in range(self.rng.choice((0, 0, 1, 2)))]
        for member in members:
            self.homes(book, member, members, children)
            if member.person and self.chance(0.5):
                self.add("bookmark", book=book, person=member.person)
        for member in members:
            if member.person:
                self.draft(book, member.person, chapters, items)
        for _ in range(self.rng.randint(0, 12)):
            self.line(book, chapters, members + guests, items)
        self.agreements(book, members)
        self.births(book, members, children)
        self.more(book, members, children)

    def more(self, book: UUID, members: list[Row], children: list[Row]) -> None:
        from .model_of_addresses import homes
        from .model_of_agenda import appointments
        from .model_of_plan import planned
        from .model_of_plan_papers import papers
        from .model_of_plan_versions import versions
        from .model_of_signals import signalled
        from .model_of_stack import helped
        from .model_of_taking import taken

        homes(self, book, members, children)
        appointments(self, book, members)
        taken(self, book, members)
        planned(self, book, members, children)
        papers(self, book, members)
        signalled(self, book, members)
        helped(self, book, members)
        versions(self, book, members)

    def births(self, book: UUID, members: list[Row], children: list[Row]) -> None:
        """6: who typed a birth date, and what guardians say it is; often just not within the day or the month."""
        day = timedelta(days=1)
        for child in children:
            typed = self.world.now - day * self.rng.choice((0, 0, 1, 2)) + timedelta(hours=self.rng.choice((-1, 1)))
            told = {"changed_by": self.maybe(0.8, self.pick(members)), "changed": typed, "before": self.birth()}
            self.world.change("child", child.id, **told)
            dates = [self.birth() or self.world.today(), self.world.today() - timedelta(days=365 * 17)]
            for member in members:
                if member.role == "guardian" and self.chance(0.6):
                    said = self.world.now - day * self.rng.choice((1, 29, 31))
                    self.world.births[child.id, member.id] = (self.rng.choice(dates), said)

    def homes(self, book: UUID, member: Row, members: list[Row], children: list[Row]) -> None:
        """15, 16: gezag with who saw it, objections, and what guardians said about a further one."""
        if member.role != "guardian":
            return
        for child in children:
            if member.accepted and self.chance(0.6):
                shown = self.maybe(0.6, self.pick([m for m in members if m.role == "professional"]))
                told = {"child": child.id, "other": shown, "level": self.rng.choice(("yes", "yes", "yes", "no"))}
                custody = self.add("custody", book=book, member=member.id, **told)
                if self.chance(0.8):
                    self.add("custody_proof", book=book, row=custody.id, author=self.pick(members))
        for other in members:
            if member.accepted and other is not member and other.accepted and self.chance(0.3):
                whole = other.role not in FAMILY and self.chance(0.5)
                ended = self.maybe(0.2, self.moment())
                self.add(
                    "pause",
                    book=book,
                    member=member.id,
                    other=other.id,
                    private=whole,
                    since=self.moment(),
                    ended=ended,
                )
        if member.accepted and self.chance(0.35):
            self.add("objection", book=book, member=member.id, ended=self.maybe(0.3, self.moment()))
        if not member.accepted:
            for other in members:
                if other.role == "guardian" and other.accepted:
                    said = self.rng.choice(("yes", "yes", "no"))
                    self.add("assent", book=book, member=member.id, author=other.id, level=said)

    def members(self, book: UUID, people: list[Row], children: list[Row]) -> list[Row]:
        made: list[Row] = []
        free = list(children)
        young = bool(free) and self.chance(0.6)  # a child of the book takes part: much is theirs alone to say
        for person in people:
            if made and not self.chance(0.7):
                continue
            role = "guardian" if not made else self.rng.choice((*FAMILY, *FAMILY, *OUTSIDERS, "professional"))
            role, young = ("youth", False) if made and young else (role, young)
            child = free.pop().id if role == "youth" and free and self.chance(0.9) else None
            here = not made or self.chance(0.5 if role == "guardian" else 0.85)
            family = [m for m in made if m.role in FAMILY]
            member = self.add(
                "member",
                book=book,
                person=person.id if here else None,
                role=role,
                child=child,
                invited_by=self.maybe(0.8, self.pick(family)),
                accepted=self.grid[-1] - DAY if here else None,
                expires=self.maybe(0.25, self.rng.choice((self.moment(), self.world.now + DAY * 3))),
                ended=self.maybe(0.12, self.moment()),
            )
            made.append(member)
            if (not here or self.chance(0.2)) and member.invited_by:
                self.invitation(book, member, people, used=self.grid[-1] if here else None)
        return made

    def invitation(self, book: UUID, member: Row, people: list[Row], used: datetime | None) -> None:
        self.add(
            "invitation",
            book=book,
            member=member.id,
            used=used,
            withdrawn=None if used else self.maybe(0.1, self.moment()),
            refused=None if used else self.maybe(0.1, self.moment()),
            expires=self.moment() if self.chance(0.15) else self.world.now + DAY * 5,
            tries=self.rng.choice((0, 0, 0, 2, 4, 5)),
            by_mail=self.chance(0.5),
            waits_for=None if used else self.maybe(0.5, self.pick(people)),
        )

    def guest(self, book: UUID, chapters: list[Row], members: list[Row], items: list[Row]) -> Row:
        """Somebody who answers through a one-time link; what they wrote may lie elsewhere by now."""
        asker = self.pick([m for m in members if m.role in FAMILY and m.accepted])
        told = {"role": "guest", "invited_by": asker, "created": self.moment()}
        guest = self.add("member", book=book, ended=self.maybe(0.1, self.moment()), **told)
        item = self.rng.choice(items) if self.chance(0.7) else None
        if item:
            self.world.change("item", item.id, author=guest.id)
        self.add(
            "one_time_link",
            book=book,
            member=guest.id,
            chapter=item.chapter if item and self.chance(0.6) else self.pick(chapters),
            author=asker,
            item=item.id if item else None,
            answered=self.moment() if item else None,
        )
        return guest

    def chapters(self, book: UUID, members: list[Row], children: list[Row]) -> list[Row]:
        family = [m for m in members if m.role in FAMILY and m.accepted]
        owners = [None, None, *(self.maybe(0.6, self.pick(family)) for _ in range(2))]
        here = [child for child in children if any(m.child == child.id and not m.ended for m in family)]
        return [
            self.add("chapter", book=book, owner=owner, about=self.maybe(0.5, self.pick(here or children)))
            for owner in owners[self.rng.randint(0, 1) :]
        ]

    def grants(self, book: UUID, chapter: Row, member: Row, members: list[Row]) -> None:
        likely = 0.9 if chapter.owner == member.id else 0.25 if chapter.owner else 0.65
        givers = [m for m in members if m.role == "guardian"]
        if chapter.about and self.chance(0.5):  # given by the child that it is about
            givers = [m for m in members if m.child == chapter.about] or givers
        asks = chapter.about if member.role in OUTSIDERS and self.chance(0.7) else None
        theirs = chapter.about or next((m.child for m in members if m.id == chapter.owner), None)
        for running in (False, True):
            if not self.chance(likely if running else 0.2):
                continue
            self.add(
                "chapter_grant",
                book=book,
                chapter=chapter.id,
                member=member.id,
                level=self.rng.choice(("read", "write", "write")),
                since=self.maybe(0.4, self.moment()),
                until=self.maybe(0.3, self.world.now + DAY * self.rng.randint(1, 4)) if running else self.moment(),
                given_by=chapter.owner or self.pick(givers),
                asks=asks,
                yes=self.maybe(0.3, self.moment()) if asks else None,
                takes=self.chance(0.4),
                taking_yes=self.maybe(0.4, theirs),
            )

    def item(self, book: UUID, chapters: list[Row], members: list[Row], children: list[Row]) -> Row:
        writers = [m for m in members if m.accepted]
        names = self.rng.sample(members, self.rng.randint(0, min(4, len(members))))
        item = self.add(
            "item",
            book=book,
            chapter=self.pick(chapters),
            author=self.pick(writers),
            audience=self.maybe(0.4, tuple(m.id for m in names)),
            about=self.maybe(0.3, self.pick(children)),
            created=self.moment(),
            deleted=self.maybe(0.15, self.world.now - DAY),
            held=self.held(),
        )
        again = self.chance(0.3)
        self.world.put("entry", Row(item.id, f"text of {item.name}", book=book, item=item.id, version=1 + again))
        if again:
            self.add("revision", book=book, item=item.id, row=item.id, author=item.author, chapter=item.chapter)
            self.world.change("item", item.id, version=2, changed=self.moment(), changed_by=self.pick(writers))
        for _ in range(self.rng.choice((0, 0, 1, 2))):
            by, held = self.pick(writers), self.held()
            reply = self.add("reply", book=book, item=item.id, author=by, deleted=self.bin(), held=held)
            if self.chance(0.4):
                self.add("revision", book=book, item=item.id, row=reply.id, author=reply.author, chapter=item.chapter)
        if self.chance(0.3):
            file = self.add("file", book=book, item=item.id, author=self.pick(writers), deleted=self.bin())
            self.world.put("file_text", Row(file.id, f"text of {file.name}", book=book, item=item.id))
        for author in self.rng.sample(writers, min(len(writers), self.rng.choice((0, 0, 1, 2)))):
            self.add("heart", book=book, item=item.id, author=author.id)
        for author in self.rng.sample(writers, min(len(writers), self.rng.choice((0, 0, 1, 2)))):
            said = self.add("rebuttal", book=book, item=item.id, author=author.id, deleted=self.bin())
            if self.chance(0.4):
                self.add("revision", book=book, item=item.id, row=said.id, author=author.id, chapter=item.chapter)
        if self.chance(0.25):
            asked, asker = self.pick(writers), self.pick(writers)
            self.add("question", book=book, item=item.id, author=asker, asked=asked, answered=self.bin())
        return item

    def draft(self, book: UUID, person: UUID, chapters: list[Row], items: list[Row]) -> None:
        """What somebody is still typing; its item may have moved or gone since."""
        place = self.rng.choice(("new", "reply", "change", "reagenda", "reword", "rebuttal", "step", "restep"))
        item = None if place == "new" else self.pick(items)
        gone = item is not None and self.chance(0.1)
        chapter = self.maybe(0.9, self.pick(chapters))
        self.add("draft", book=book, person=person, place=place, item=self.id() if gone else item, chapter=chapter)

    def agreements(self, book: UUID, members: list[Row]) -> None:
        """Spelregels, said once or twice, and who said yes; also who left since."""
        for version in range(1, self.rng.randint(1, 3)):
            said_by = self.pick([m for m in members if m.role in FAMILY and m.accepted])
            text = self.add("agreement", book=book, author=said_by, version=version, created=self.moment())
            for member in members:
                if member.accepted and self.chance(0.5):
                    self.add("accord", book=book, item=text.id, member=member.id, created=self.moment())

    def held(self) -> datetime | None:
        until: datetime | None = self.maybe(0.3, self.world.now + DAY * self.rng.choice((-1, 0, 1)))
        return until

    def bin(self) -> datetime | None:
        at: datetime | None = self.maybe(0.25, self.world.now - DAY)
        return at

    def line(self, book: UUID, chapters: list[Row], members: list[Row], items: list[Row]) -> None:
        """Any line that the log could hold: of a page, an item, a person, the book; also from before an item moved."""
        of = self.rng.choice(("item", "item", "chapter", "member", "book", "address"))
        item = self.rng.choice(items) if of == "item" else None
        chapter = self.pick(chapters) if of in ("item", "chapter") else None
        if item and self.chance(0.7):
            chapter = item.chapter
        who = self.rng.choice(members)
        replies = [r for r in self.world.of("reply") if item and r.item == item.id and r.held]
        about = self.rng.choice(replies) if replies else None  # what was done with a reply that was held back
        read = tuple(i.id for i in items if i.chapter == chapter and self.chance(0.5)) if of == "chapter" else ()
        self.add(
            "log_line",
            deed="C" if about else "R",
            book=book,
            chapter=chapter,
            item=item.id if item else None,
            author=item.author if item else self.pick(members) if of == "address" else None,
            level="address read" if of == "address" else "read",
            items=(about.id,) if about else read,
            member=self.maybe(0.9, who.id),
            role=who.role if self.chance(0.9) else "stranger",
            other=self.pick(members) if of in ("member", "address") else None,
            private=bool(chapter and self.world.get("chapter", chapter).owner),
            outcome=self.rng.choice((0, 0, 0, 4)),
        )
