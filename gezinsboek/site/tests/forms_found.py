"""The forms that stand on our pages, read from the pages themselves, and what a browser would send with them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client

TYPED = {"text", "email", "search", "tel", "textarea", "number", "date", "url", "password"}


@dataclass
class Field:
    name: str
    kind: str
    value: str = ""
    options: list[str] = field(default_factory=list)
    checked: bool = False


@dataclass
class Form:
    """One form: on which page it stands, where it goes, what is in it."""

    page: str
    action: str
    fields: list[Field] = field(default_factory=list)

    @property
    def typed(self) -> list[str]:
        """The fields somebody types in."""
        return [one.name for one in self.fields if one.kind in TYPED]

    @property
    def words(self) -> list[str]:
        """The fields for words, as they would be lost."""
        return [one.name for one in self.fields if one.kind in ("text", "textarea")]

    def filled(self) -> dict[str, Any]:
        """What is sent when nothing is changed and no named button is pressed, with something right typed in the empty
        fields."""
        sent: dict[str, Any] = {}
        for one in self.fields:
            if one.kind in ("file", "button") or not one.name:
                continue
            if one.kind in ("checkbox", "radio") and not one.checked:
                continue
            value = one.value or {"date": "2024-03-01", "number": "3", "email": "iemand@getypt.example"}.get(
                one.kind, ""
            )
            if one.kind == "select":
                value = one.value or next((option for option in one.options if option), "")
            if one.kind in ("text", "textarea", "search") and not value:
                value = "Een gewone zin."
            sent.setdefault(one.name, []).append(value)
        return sent


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.forms = page, list[Form]()
        self.form: Form | None = None
        self.last: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form" and told.get("method", "get").lower() == "post":
            self.form = Form(self.page, told.get("action") or self.page)
            self.forms.append(self.form)
        if self.form is None:
            return
        if tag == "input":
            kind = told.get("type", "text")
            one = Field(told.get("name", ""), kind, told.get("value", ""), checked="checked" in told)
            self.form.fields.append(one)
        elif tag in ("select", "textarea"):
            self.last = Field(told.get("name", ""), tag)
            self.form.fields.append(self.last)
        elif tag == "button" and told.get("name"):
            self.form.fields.append(Field(told["name"], "button", told.get("value", "")))
        elif tag == "option" and self.last:
            self.last.options.append(told.get("value", ""))
            if "selected" in told:
                self.last.value = told.get("value", "")

    def handle_data(self, data: str) -> None:
        if self.last and self.last.kind == "textarea":
            self.last.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        if tag in ("select", "textarea"):
            self.last = None


def read_forms(page: str, words: str) -> list[Form]:
    """The forms that are sent, in the order of the page."""
    reader = _Reader(page)
    reader.feed(words)
    return reader.forms


def forms_on(client: Client, url: str) -> Iterator[Form]:
    """The forms of a page that answers 200; the language switch stands everywhere and is left out."""
    response = client.get(url)
    if response.status_code != 200 or response.streaming or b"<form" not in response.content:
        return
    yield from (form for form in read_forms(url, response.content.decode()) if form.action != "/taal/")
