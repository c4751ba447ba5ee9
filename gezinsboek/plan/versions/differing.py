"""What changed between two copies of one goal, in sentences: the word before it says how, never a colour."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.circle.wording import listed
from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import By, Level
from gezinsboek.timeline.frame import Folk, Frame

from .copies import Copy


class Change(NamedTuple):
    """One thing: how it changed (new, done, other, gone), and what it says now."""

    how: str
    words: str


class Teller:
    """Says copies and what differs, as the acting person knows the people in them."""

    def __init__(self, frame: Frame, folk: Folk | None = None) -> None:
        self.folk = folk or frame.folk
        self.children = {str(child.id): child.name for child in frame.children}

    def changes(self, was: Copy | None, now: Copy | None, closed: str = "") -> list[Change]:
        """Nothing when they say the same. `closed`: how a goal that is no longer there came to its end."""
        if now is None:
            return [Change(closed or _("Weg"), _("Dit staat niet in deze versie."))] if was else []
        if was is None:
            return [Change(_("Nieuw"), _("Dit stond niet in de vorige versie."))]
        return [*self._facts(was, now), *self._scores(was, now), *self._steps(was, now), *self._signs(was, now)]

    # ---------- one by one

    def _facts(self, was: Copy, now: Copy) -> Iterator[Change]:
        if was["words"] != now["words"]:
            yield Change(_("Anders"), _("Eerst stond er: “%(words)s”") % {"words": was["words"]})
        if was.get("whose") != now.get("whose"):
            yield Change(_("Anders"), _("Dit doel is nu: %(whose)s.") % {"whose": self.whose(now)})
        for key, told in (("begin", _("Het begin is nu %(n)s.")), ("enough", _("Goed genoeg is nu %(n)s."))):
            if was.get(key) != now.get(key):
                yield Change(_("Anders"), told % {"n": "?" if now.get(key) is None else now[key]})

    def _scores(self, was: Copy, now: Copy) -> Iterator[Change]:
        before = {(one["by"], one["child"]): one for one in was.get("scores", ())}
        for one in now.get("scores", ()):
            old = before.get((one["by"], one["child"]))
            told = {"who": self.giver(one), "n": one["value"], "was": old["value"] if old else ""}
            if old is None:
                yield Change(_("Nieuw"), _("%(who)s: een %(n)s.") % told)
            elif old["value"] != one["value"]:
                yield Change(_("Anders"), _("%(who)s: van %(was)s naar %(n)s.") % told)

    def _steps(self, was: Copy, now: Copy) -> Iterator[Change]:
        before = {one["id"]: one for one in was.get("steps", ())}
        there = {one["id"] for one in now.get("steps", ())}
        for one in now.get("steps", ()):
            yield from self._step(before.get(one["id"]), one)
        for one in was.get("steps", ()):
            if one["id"] not in there:
                yield Change(_("Weg"), _("De stap “%(step)s”") % {"step": one["text"]})

    def _step(self, old: Copy | None, now: Copy) -> Iterator[Change]:
        if old is None:
            yield Change(_("Nieuw"), _("De stap %(step)s") % {"step": self.step(now)})
            return
        if now["done"] and not old["done"]:
            yield Change(_("Klaar"), _("De stap “%(step)s”") % {"step": now["text"]})
        if old["done"] and not now["done"]:
            yield Change(_("Toch niet klaar"), _("De stap “%(step)s”") % {"step": now["text"]})
        if old["text"] != now["text"]:
            told = {"was": old["text"], "now": now["text"]}
            yield Change(_("Anders"), _("De stap “%(was)s” is nu: “%(now)s”") % told)
        # a copy from before the order was kept says nothing of it, and that is no change
        if any(old.get(key, now[key]) != now[key] for key in ("who", "who_words", "by", "due", "first") if key in now):
            yield Change(_("Anders"), _("De stap is nu: %(step)s") % {"step": self.step(now)})

    def _signs(self, was: Copy, now: Copy) -> Iterator[Change]:
        before = {one["id"] for one in was.get("signs", ())}
        there = {one["id"] for one in now.get("signs", ())}
        for one in now.get("signs", ()):
            if one["id"] not in before:
                yield Change(_("Nieuw"), _("Hier letten we op: %(sign)s") % {"sign": one["text"]})
        for one in was.get("signs", ()):
            if one["id"] not in there:
                yield Change(_("Weg"), _("Hier letten we op: %(sign)s") % {"sign": one["text"]})

    # ---------- in words

    def whose(self, one: Copy) -> str:
        """ "van Milan", "van ons samen" """
        told = one.get("whose", "")
        name = self.children.get(told) or self._member(told)
        if name:
            return _("van %(name)s") % {"name": name}
        return _("van iemand") if told else _("van het gezin samen")

    def giver(self, score: Copy) -> str:
        return self.children.get(score["child"], _("Een kind")) if score["child"] else self._name(score["by"])

    def step(self, one: Copy) -> str:
        """ "“De tas klaarzetten”: Noor, tot maandag 2 november. Eerst: “De tas kopen”" """
        names = self.folk.names(UUID(some) for some in one["who"]) if one["who"] else []
        who = listed([*names, *([one["who_words"]] if one["who_words"] else [])]) or str(By(one["by"]).label)
        words = f"“{one['text']}”: {who}"
        words += f", {_('tot %(day)s') % {'day': day_of(one['due'])}}" if one["due"] else ""
        first = listed([f"“{text}”" for text in one["first"]]) if one.get("first") else ""
        return f"{words}. {_('Eerst: %(steps)s') % {'steps': first}}" if first else words

    def state(self, one: Copy) -> str:
        return _("Klaar op %(day)s") % {"day": day_of(one["done"])} if one["done"] else ""

    def level(self, one: Copy) -> str:
        return str(Level(one["level"]).label)

    def _name(self, member: str) -> str:
        return self.folk.who(UUID(member))

    def _member(self, member: str) -> str:
        known = bool(member) and UUID(member) in self.folk.members
        return self.folk.name(UUID(member)) if known else ""


def day_of(told: str) -> str:
    return dates.full_day(date.fromisoformat(told))
