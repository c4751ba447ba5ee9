"""What of the timeline is asked for, and the page of items that answers it: always a few queries, however many items."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, QueryDict

from gezinsboek.circle.models import Item

from .before_pause import mend
from .kinds import with_words
from .models import File, Question

PAGE = 30
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# The details of every tool that makes items: an item brings its own row, without this floor knowing the tool.
DETAILS = [relation.name for relation in Item._meta.related_objects if relation.one_to_one]
KINDS = ("text", "photo", "file", "question")


@dataclass(frozen=True)
class Cursor:
    """The last item that was shown; what comes after it is older."""

    at: datetime
    item: UUID

    def __str__(self) -> str:
        return f"{(self.at - EPOCH) // timedelta(microseconds=1)}-{self.item.hex}"

    @classmethod
    def read(cls, told: str) -> "Cursor":
        moment, _dash, item = told.partition("-")
        return cls(EPOCH + timedelta(microseconds=int(moment)), UUID(item))


@dataclass(frozen=True)
class Choice:
    """A chapter, a writer, a kind, a child, and from where on; nothing chosen is everything, the newest first."""

    chapter: UUID | None = None
    who: UUID | None = None
    kind: str = ""
    child: UUID | None = None
    before: Cursor | None = None
    told: dict[str, str] = field(default_factory=dict, compare=False)

    @classmethod
    def read(cls, query: QueryDict) -> "Choice":
        """From the address. What is not an answer to choose from does not exist, so that is a 404."""
        told = {name: str(query[name]) for name in ("hoofdstuk", "wie", "soort", "over", "voor") if query.get(name)}
        try:
            choice = cls(
                chapter=_uuid(told.get("hoofdstuk")),
                who=_uuid(told.get("wie")),
                kind=told.get("soort", ""),
                child=_uuid(told.get("over")),
                before=Cursor.read(told["voor"]) if "voor" in told else None,
                told=told,
            )
        except (ValueError, OverflowError):
            raise Http404("no such choice") from None
        if choice.kind and choice.kind not in KINDS:
            raise Http404("no such kind")
        return choice

    @property
    def narrowed(self) -> bool:
        """Something besides the chapter was chosen."""
        return bool(self.who or self.kind or self.child)

    def address(self, **other: str) -> str:
        """The query string of this choice with something else in it; empty takes it out."""
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in ({**self.told, **other}).items() if value})
        return f"?{query.urlencode()}" if query else ""


def _uuid(told: str | None) -> UUID | None:
    return UUID(told) if told else None


@dataclass
class Page:
    """At most PAGE items, the newest first, and where older ones go on."""

    items: list[Item]
    older: Cursor | None

    @property
    def ids(self) -> list[UUID]:
        return [item.id for item in self.items]


def page(book: UUID, choice: Choice) -> Page:
    """One query with the details of all tools: by keyset, so a page far back costs what the first one costs."""
    found = list(chosen(book, choice).select_related(*DETAILS).order_by("-created_at", "-id")[: PAGE + 1])
    items = found[:PAGE]
    mend(items)
    last = items[-1] if len(found) > PAGE else None
    return Page(items, Cursor(last.created_at, last.id) if last else None)


def chosen(book: UUID, choice: Choice) -> QuerySet[Item]:
    items = Item.objects.filter(dossier_id=book)
    if choice.chapter:
        items = items.filter(chapter_id=choice.chapter)
    if choice.who:
        items = items.filter(author_id=choice.who)
    if choice.child:
        items = items.filter(about_id=choice.child)
    if choice.kind:
        items = _of_kind(items, book, choice.kind)
    if (mark := choice.before) is not None:
        # The first condition is what the index can use; the second is exact.
        items = items.filter(created_at__lte=mark.at).filter(Q(created_at__lt=mark.at) | Q(id__lt=mark.item))
    return items


def _of_kind(items: QuerySet[Item], book: UUID, kind: str) -> QuerySet[Item]:
    files = File.objects.filter(dossier_id=book, deleted_at=None)
    questions = Question.objects.filter(dossier_id=book)
    if kind == "photo":
        return items.filter(id__in=files.filter(kind="photo").values("item"))
    if kind == "file":
        return items.filter(id__in=files.filter(kind__in=["document", "sound"]).values("item"))
    if kind == "question":
        return items.filter(id__in=questions.values("item"))
    return items.filter(with_words()).exclude(id__in=files.values("item")).exclude(id__in=questions.values("item"))
