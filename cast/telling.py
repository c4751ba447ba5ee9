"""What people do in a story's book: write, answer, like, look. Everything here is done once: a second time it is found
there, so that a run that was broken off goes on where it stopped."""

from datetime import date, timedelta
from uuid import uuid5

from gezinsboek.circle.models import Bookmark, Item
from gezinsboek.ground import clock
from gezinsboek.log.looks import looked
from gezinsboek.timeline import desk, rebutting, writing
from gezinsboek.timeline.models import Entry, File
from gezinsboek.timeline.visits import visit

from .family import Family
from .people import PLAYERS, acts
from .photos import paper, photo
from .story import Told

PAGE = 30
A_DAY = timedelta(hours=10)  # who looked this morning does not look again before writing


def item_of(family: Family, stukje: Told) -> Item:
    """The item that this stukje is or will be."""
    return Item(id=uuid5(family.id, f"{stukje.ago} {stukje.text}"), dossier_id=family.id)


def _there(stukje: Told, item: Item) -> bool:
    """Not in the bin already."""
    return not stukje.binned_by or Item.objects.filter(id=item.id).exists()


def tells(family: Family, stukje: Told, skin: int | None, wanted_on: date | None = None) -> None:
    """A new stukje, with its photos and papers."""
    item = item_of(family, stukje).id
    with acts(stukje.who, family.id):
        if Item.with_bin.filter(id=item).exists():
            return
        files = [photo(family.id, item, kind, f"{stukje.text} {kind}", skin) for kind in stukje.photos]
        files += [paper(family.id, item, stukje.paper)] if stukje.paper else []
        looks(family, stukje.who)
        writing.write(
            family.id,
            family.chapters[stukje.chapter],
            stukje.text,
            audience=None if stukje.only is None else [family.members[who] for who in (*stukje.only, stukje.who)],
            about=family.children[stukje.about] if stukje.about else None,
            question_to=family.members[stukje.ask] if stukje.ask else None,
            wanted_on=wanted_on,
            item_id=item,
            mark=stukje.mark,
            files=[held for held, _ in files],
        )
        words = {held.id: alt for held, alt in files if alt}
        for file in File.objects.filter(id__in=words):
            writing.describe(file, words[file.id])


def replies(family: Family, stukje: Told, who: str, text: str) -> None:
    item = item_of(family, stukje)
    with acts(who, family.id):
        if _there(stukje, item):
            looks(family, who)
            writing.reply(item, text, uuid5(item.id, text))


def rebuts(family: Family, stukje: Told, who: str, text: str) -> None:
    """Who it is about puts their own view beside it."""
    with acts(who, family.id):
        item = Item.objects.filter(id=item_of(family, stukje).id).first()
        if item and rebutting.mine(item) is None:
            looks(family, who)
            rebutting.say(item, text, 0, item.version)


def likes(family: Family, stukje: Told, who: str) -> None:
    item = item_of(family, stukje)
    with acts(who, family.id):
        if _there(stukje, item):
            looks(family, who)
            writing.like(item)


def changes(family: Family, stukje: Told) -> None:
    """Its writer changes the text; both versions stay (SHARING 9)."""
    item = item_of(family, stukje)
    with acts(stukje.who, family.id):
        if Entry.objects.filter(item_id=item.id, version=1).exists():
            writing.change(item.id, stukje.later or "", 1, stukje.mark)


def bins(family: Family, stukje: Told) -> None:
    with acts(stukje.binned_by or stukje.who, family.id):
        if Item.objects.filter(id=item_of(family, stukje).id).exists():
            item_of(family, stukje).bin()


def looks(family: Family, who: str, *, after: timedelta = A_DAY) -> None:
    """They read the newest page, unless they just did: logged, and from now on it is not new to them."""
    mine = Bookmark.objects.filter(dossier_id=family.id, person=PLAYERS[who].id)
    if mine.filter(visited_at__gt=clock.now() - after).exists():
        return
    newest = Item.objects.filter(dossier_id=family.id).order_by("-created_at", "-id")
    looked(list(newest.values_list("id", flat=True)[:PAGE]))
    visit(family.id)


def only_looks(family: Family, who: str, *, last: bool = False) -> None:
    """They come to look and write nothing; the last time also when they were here a moment ago."""
    with acts(who, family.id):
        looks(family, who, after=timedelta(minutes=1) if last else A_DAY)


def labels(family: Family, who: str, label: str) -> None:
    """Their own name for this family, for themselves alone."""
    with acts(who, family.id):
        desk.call(family.id, label)
