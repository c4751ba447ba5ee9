"""What stands on a page for who sees it, and in which card: to look for a name that stands there without its work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNSEEN = {"script", "style", "template", "title", "head"}
FOLDED = "folded"  # what a closed <details> shows when it opens
# What stands apart for the eye: a row, a card, a choice, a paper, a part with a heading of its own.
CARDS = {
    "article",
    "li",
    "tr",
    "option",
    "label",
    "section",
    "aside",
    "fieldset",
    "dialog",
    "form",
    "header",
    "figure",
    FOLDED,
}
CARD_CLASSES = {"sheet", "notice", "chooser", "person", "passkey", "mail", "printed"}


@dataclass
class Node:
    """An element with what stands in it, in order."""

    tag: str
    classes: set[str] = field(default_factory=set)
    parent: Node | None = None
    inside: list[Node | str] = field(default_factory=list)

    @property
    def card(self) -> bool:
        return not self.parent or self.tag in CARDS or bool(self.classes & CARD_CLASSES)

    @property
    def words(self) -> str:
        """Everything that is read here, without what only opens after a click."""
        told = [
            one if isinstance(one, str) else one.words
            for one in self.inside
            if isinstance(one, str) or one.tag != FOLDED
        ]
        return re.sub(r"\s+", " ", " ".join(told))

    def texts(self) -> Iterator[tuple[Node, str]]:
        """Every piece of text with the element it stands in."""
        for one in self.inside:
            if isinstance(one, str):
                yield self, one
            else:
                yield from one.texts()

    def up(self) -> Iterator[Node]:
        at: Node | None = self
        while at:
            yield at
            at = at.parent


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Node("page")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "summary" and self.at.tag == FOLDED and self.at.parent:
            self.at = self.at.parent
        node = Node(tag, set((dict(attrs).get("class") or "").split()), self.at)
        seen = tag not in UNSEEN and not node.classes & {"visually-hidden", "avatar"} and "hidden" not in dict(attrs)
        if seen:
            self.at.inside.append(node)
        if tag not in VOID:
            self.at = node
        if tag == "details" and "open" not in dict(attrs):
            self._fold(node)

    def _fold(self, details: Node) -> None:
        self.at = Node(FOLDED, parent=details)
        details.inside.append(self.at)

    def handle_endtag(self, tag: str) -> None:
        for node in self.at.up():
            if node.tag == tag and node.parent:
                self.at = node.parent
                if tag == "summary" and self.at.tag == "details":
                    self._fold(self.at)
                return

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.at.inside.append(data)


def page(html: str) -> Node:
    """The page as it is seen: nothing that is hidden or only spoken."""
    reader = _Reader()
    reader.feed(html)
    return reader.root


def bare(html: str, name: str, *work: str) -> list[str]:
    """The pieces of text with this name, in a card that does not say this work as well. A page whose heading and lead
    say it is about them wholly."""
    root, named = page(html), re.compile(rf"\b{re.escape(name)}\b")
    heads = {id(up): up.words for node, _text in root.texts() for up in node.up() if "head" in up.classes}
    if any(named.search(told) and all(one in told for one in work) for told in heads.values()):
        return []
    found = []
    for node, text in root.texts():
        if not named.search(text):
            continue
        card = next(one for one in node.up() if one.card)
        told = " ".join(_beside(card))
        if not all(one in told for one in work):
            found.append(f"<{' '.join([card.tag, *sorted(card.classes)])}> {text.strip()}")
    return found


def _beside(card: Node) -> Iterator[str]:
    """What stands in the card; of a menu that opens in a row the row too, for it stays in sight."""
    yield card.words
    while card.tag == FOLDED and card.parent:
        card = next(one for one in card.parent.up() if one.card)
        yield card.words
