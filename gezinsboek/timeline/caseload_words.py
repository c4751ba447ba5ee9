"""The words of what waits: of the questions to me, and of the newest stukje, for the rows of "Mijn gezinnen" that are shown.

Words of a family that are shown here are logged as looked at, as anywhere else.
"""

from collections import defaultdict
from datetime import date, datetime
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gezinsboek.circle.models import Item, Member
from gezinsboek.ground.ui import dates
from gezinsboek.log.looks import looked

from .before_pause import has_text, mend, rebuttals
from .caseload import Asks, Case, is_late
from .kinds import with_words
from .models import Entry, Question, Rebuttal
from .rebutting import headed
from .wording import wanted as wanted_words

SHORT = 140


def open_words(shown: list[Case]) -> None:
    """The words of the questions and of the newest stukje of each row that is shown; three queries and the log."""
    wanted: dict[UUID, list[UUID]] = defaultdict(list)
    for case in shown:
        wanted[case.book.id] += [question.item_id for question in case.asked]
        if case.latest and not case.asked:
            wanted[case.book.id].append(case.latest.item)
    ids = [item for items in wanted.values() for item in items]
    if not ids:
        return
    with_them = Rebuttal.objects.filter(item_id=OuterRef("item_id"), deleted_at=None).order_by("created_at", "id")
    packed = ArraySubquery(
        with_them.values(one=JSONObject(id="id", author="author_id", at="created_at", sealed="text_sealed"))
    )
    still = RawSQL("(select acl.my_veil() is not null)", [])  # 18: beside the rest, without a query of its own
    found = Entry.objects.select_related("item").filter(item_id__in=ids).annotate(packed=packed, still=still)
    texts: dict[UUID, Entry] = {entry.item_id: entry for entry in found}
    paused = len(texts) < len(set(ids)) or any(getattr(entry, "still", False) for entry in texts.values())
    if len(texts) < len(set(ids)):
        bare = list(Item.objects.select_related("entry").filter(id__in=set(ids) - texts.keys()).filter(with_words()))
        mend(bare)
        texts |= {item.id: item.entry for item in bare if has_text(item)}
    people = {question.author_id for case in shown for question in case.asked}
    people |= {entry.item.author_id for entry in texts.values()}
    beside = {entry.item_id: [unpacked(entry, one) for one in getattr(entry, "packed", ())] for entry in texts.values()}
    for one in rebuttals(texts) if paused else ():
        beside[one.item_id] = sorted([*beside[one.item_id], one], key=lambda each: (each.created_at, each.id))
    people |= {one.author_id for those in beside.values() for one in those}
    known = Member.objects.select_related("person", "dossier").filter(id__in=people)
    names = {member.id: member.introduced for member in known}
    words = {item: said(entry, beside[item], names) for item, entry in texts.items()}
    authors = {item: entry.item.author_id for item, entry in texts.items()}
    for case in shown:
        _open(case, words, authors, names)
    looked(texts)


def unpacked(entry: Entry, told: dict[str, str]) -> Rebuttal:
    """A weerwoord as the query of its stukje brought it: a seal comes as letters."""
    sealed = bytes.fromhex(told["sealed"].removeprefix("\\x"))
    return Rebuttal(
        id=UUID(told["id"]),
        dossier_id=entry.dossier_id,
        item_id=entry.item_id,
        author_id=UUID(told["author"]),
        created_at=datetime.fromisoformat(told["at"]),
        text_sealed=sealed,
    )


def said(entry: Entry, beside: list[Rebuttal], names: dict[UUID, str]) -> str:
    """The first words, how they are meant, and the weerwoord that goes with them."""
    words = shortened(entry.text)
    if words and entry.mark:
        words = f"{words} ({entry.mark_words.lower()})"
    for one in beside:
        words += f" {headed(names.get(one.author_id, _('iemand')))}: {shortened(one.text)}"
    return words


def when_words(question: Question) -> str:
    """'Graag voor morgen.', 'Die dag is voorbij.', or that it waits for long."""
    if question.wanted_on:
        told = wanted_words(question.wanted_on)
        return _("%(words)s Die dag is voorbij.") % {"words": told} if is_late(question) else told
    days = (dates.today() - dates.day_of(question.created_at)).days
    return ngettext("Wacht al %(n)s dag.", "Wacht al %(n)s dagen.", days) % {"n": days} if is_late(question) else ""


def _open(case: Case, words: dict[UUID, str], authors: dict[UUID, UUID], names: dict[UUID, str]) -> None:
    for question in sorted(case.asked, key=lambda one: (not is_late(one), one.wanted_on or date.max, one.created_at)):
        name = _("%(name)s vraagt:") % {"name": names.get(question.author_id, _("Iemand"))}
        url = reverse("entry", args=[case.book.id, question.item_id])
        case.asks.append(Asks(name, words.get(question.item_id, ""), url, when_words(question), is_late(question)))
    if case.latest and (author := authors.get(case.latest.item)) and not case.asked:
        name = names.get(author, _("Iemand"))
        case.newest = _("%(name)s schreef: %(words)s") % {
            "name": name,
            "words": words[case.latest.item] or _("een foto"),
        }


def shortened(text: str) -> str:
    """The first words, as one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[:SHORT].rsplit(" ", 1)[0][:SHORT] + "…"
