"""Growing up (SHARING 6): what changes at 12, 16 and 18, told ahead, and what a young person says about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gezinsboek.dossier.models import Chapter, Child
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui.dates import day_of
from gezinsboek.people.models import Person

from .around import Around
from .household import age, born_of
from .models import Grant, Item, Letting, Member, Role

SAY, CHARGE = 12, 16
TAKE = "take"  # the question is about taking over
SHOWN = 30  # stukjes about me on my page


@dataclass(frozen=True)
class Question:
    """May this person from outside the family read a chapter about me, or take over what stands in it? Until I say yes they do
    not."""

    grant: UUID
    chapter: Chapter
    guest: Member
    writes: bool
    taking: bool
    by: str
    no: bool
    frozen: bool = False  # an objection: nothing new opens there now


@dataclass(frozen=True)
class About:
    """A chapter or stukje that says it is about me."""

    kind: str
    id: UUID
    name: str
    where: str


@dataclass(frozen=True)
class Reader:
    """A guardian, and whether I let them read what is about me."""

    member: Member
    reads: bool


class OwnPlace:
    """What stands on the page of a young person."""

    def __init__(self, around: Around, me: Member, child: Child) -> None:
        self.around, self.me, self.child = around, me, child
        born = born_of(child)
        self.age = age(born) if born else None
        self.may_say = self.age is not None and self.age >= SAY
        self.in_charge = self.age is not None and self.age >= CHARGE
        self.next = _next_birthday(born)

    @classmethod
    def of(cls, around: Around) -> "OwnPlace | None":
        """None for who is no young person here."""
        me = around.myself
        child = next((one for one in around.children if me and one.id == me.child_id), None)
        if me is None or me.role != Role.YOUTH or child is None or around.looking_as:
            return None
        return cls(around, me, child)

    def questions(self) -> list[Question]:
        return [self._question(*row) for row in ask("asked_of_me", self.around.book.id)] if self.may_say else []

    def _question(
        self,
        grant: UUID,
        chapter: UUID,
        called: bytes,
        member: UUID,
        name: bytes,
        title: bytes,
        role: str,
        *rest: Any,
    ) -> Question:
        book = self.around.book.id
        person, profession, organisation, what, by, frozen, no = rest
        guest = Member(id=member, dossier_id=book, role=role, name_sealed=name, title_sealed=title)
        if person:
            guest.person = Person(id=person, profession_sealed=profession, organisation_sealed=organisation)
        giver = self.around.by_id.get(by) if isinstance(by, UUID) else None
        return Question(
            grant=grant,
            chapter=Chapter(id=chapter, dossier_id=book, name_sealed=called),
            guest=self.around.by_id.get(member, guest),
            writes=what == Grant.Level.WRITE,
            taking=what == TAKE,
            by=giver.name if giver else "",
            no=bool(no),
            frozen=bool(frozen),
        )

    def guardians(self) -> list[Reader]:
        """From 16: who reads about me because I said so."""
        if not self.in_charge:
            return []
        running = Letting.objects.filter(dossier_id=self.around.book.id, child_id=self.child.id, ended_at=None)
        let = set(running.values_list("member", flat=True))
        return [Reader(one, one.id in let) for one in self.around.taking_part if one.role == Role.GUARDIAN]

    def waiting_chapters(self) -> int:
        """How many shared chapters about me I do not read whole yet."""
        count: int = ask("about_me", self.around.book.id)[0][0] if self.in_charge else 0
        return count

    def said_of_me(self) -> list[About]:
        """The chapters and the latest stukjes that carry my name, so that I can take it off."""
        if not self.may_say:
            return []
        chapters = {one.id: one.name for one in self.around.chapters}
        mine = [one for one in self.around.chapters if one.about_id == self.child.id and not one.private]
        found = [About("chapter", one.id, one.name, "") for one in mine]
        items = Item.objects.filter(dossier_id=self.around.book.id, about_id=self.child.id).order_by("-created_at")
        for one in items[:SHOWN]:
            writer = self.around.by_id.get(one.author_id)
            when = f"{chapters.get(one.chapter_id, '')}, {date_format(day_of(one.created_at), 'j F Y')}"
            found.append(About("item", one.id, writer.introduced if writer else _("Iemand"), when))
        return found

    def own_chapters(self) -> list[Chapter]:
        """My private ones; none while they are closed."""
        return [one for one in self.around.chapters if one.private and one.owner == self.me.id]


def _next_birthday(born: date | None) -> tuple[int, str] | None:
    """The next age at which something changes, and the day in words."""
    for years in (12, 16, 18):
        if born and age(born) < years:
            leap = (born.month, born.day) == (2, 29)
            day = born.replace(year=born.year + years, day=28 if leap else born.day)
            return years, date_format(day, "j F Y")
    return None


def say_reader(grant: UUID, *, yes: bool, taking: bool = False) -> None:
    act("say_reader", grant, yes, taking)


def let_read(guardian: UUID, *, yes: bool) -> None:
    act("let_read", new_id(), guardian, yes)


def take_my_name_off(kind: str, which: UUID) -> None:
    act("chapter_about" if kind == "chapter" else "say_about", which, None)


def take_charge(book: UUID) -> int:
    count: int = act("take_charge", book)[0][0]
    return count


def told(book: UUID | None, me: UUID) -> dict[UUID, list[str]]:
    """Book -> what changes soon or just changed, in words for who reads it: `me` is the person. All books without one."""
    rows = ask("birthdays", book)
    children = Child.objects.in_bulk([row[1] for row in rows]) if rows else {}
    mine = (
        set(Member.objects.filter(person_id=me, role=Role.YOUTH).values_list("child_id", flat=True)) if rows else set()
    )
    found: dict[UUID, list[str]] = {}
    for dossier, child, band, day, still in rows:
        if child in mine:
            words = _to_the_child(band, still > 0) % {"day": date_format(day, "j F Y")}
        elif child in children:
            words = _to_a_guardian(band, still > 0) % {"day": date_format(day, "j F Y"), "name": children[child].name}
        else:
            continue
        found.setdefault(dossier, []).append(words)
    return found


def births_to_answer(me: UUID) -> dict[UUID, list[str]]:
    """Book -> the birth dates that wait for my yes, over all books; without the date."""
    mine = set(Member.objects.filter(person_id=me, role=Role.GUARDIAN).values_list("id", flat=True))
    rows = [row for row in ask("births_asked", None) if row[1] not in mine]
    children = Child.objects.filter(dossier__in=Member.objects.filter(id__in=mine).values("dossier")).in_bulk(
        [row[0] for row in rows]
    )
    found: dict[UUID, list[str]] = {}
    for child, _by, _born, book in rows:
        if child in children:
            words = _("Een ouder vulde een geboortedatum in van %(name)s. Klopt die? Kijk bij Ons gezin.")
            found.setdefault(book, []).append(words % {"name": children[child].name})
    return found


def _to_the_child(band: int, ahead: bool) -> str:
    if ahead:
        return {
            12: _("Op %(day)s word je 12. Dan krijg je een eigen hoofdstuk. En je beslist mee."),
            16: _("Op %(day)s word je 16. Dan kies jij wie leest wat over jou gaat."),
            18: _("Op %(day)s word je 18. Dan kies je opnieuw wie over jou leest."),
        }[band]
    return {
        12: _("Je bent nu 12. Er staat een eigen hoofdstuk voor je klaar. En je beslist mee."),
        16: _("Je bent nu 16. Jij kiest wie leest wat over jou gaat."),
        18: _("Je bent nu 18. Kies opnieuw wie over jou leest."),
    }[band]


def _to_a_guardian(band: int, ahead: bool) -> str:
    if ahead:
        return {
            12: _("Op %(day)s wordt %(name)s 12. Dan beslist %(name)s mee wie over %(name)s leest."),
            16: _(
                "Op %(day)s wordt %(name)s 16. Dan kiest %(name)s wie over %(name)s leest."
                " Zonder ja lees jij dat niet meer."
            ),
            18: _("Op %(day)s wordt %(name)s 18. Dan kiest %(name)s opnieuw wie over %(name)s leest."),
        }[band]
    return {
        12: _("%(name)s is nu 12 en beslist mee wie over %(name)s leest."),
        16: _("%(name)s is nu 16 en kiest wie over %(name)s leest. Zonder ja lees jij dat niet."),
        18: _("%(name)s is nu 18 en kiest opnieuw wie over %(name)s leest."),
    }[band]


def ready_own_chapters(only: UUID | None = None) -> int:
    """An own private chapter for every young person of 12 and older who never had one (SHARING 4)."""
    made = 0
    for book, member, person in ask("without_own_chapter"):
        if only in (None, person):
            made += _ready(book, member, person)
    return made


def _ready(book: UUID, member: UUID, person: UUID) -> int:
    language = Person.objects.using("door").values_list("language", flat=True).get(pk=person)
    chapter = Chapter(id=new_id(), dossier_id=book)
    with translation.override(language):
        chapter.name = _("Alleen van mij")
    with transaction.atomic():
        act("ready_own_chapter", chapter.id, member, chapter.name_sealed)
    return 1


def grown(child: Child) -> bool:
    """Sixteen or older: guardians read what is about them only when they let them."""
    born = born_of(child)
    return born is not None and age(born) >= CHARGE


def label(child: Child) -> str:
    """A child to choose, with what that choice does to who reads it."""
    return _("%(name)s (ouders lezen dit alleen na een ja)") % {"name": child.name} if grown(child) else child.name


def tellable(children: Iterable[Child], me: Member | None) -> list[Child]:
    """The children I can say that something is about: from 16 a guardian only who let them read (SHARING 6)."""
    every = list(children)
    closed = {one.id for one in every if grown(one)}
    if not closed or me is None or me.role != Role.GUARDIAN:
        return every
    let = set(Letting.objects.filter(member=me.id, ended_at=None).values_list("child_id", flat=True))
    return [one for one in every if one.id not in closed - let]
