"""An invitation while it is being written: kept, sealed, in the session until it is sent."""

import time
from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest, QueryDict

from gezinsboek.ground.ids import new_id

KEY = "inviting"
LIFE = 60 * 60
IDS = ("invitation", "member")


class Draft:
    """What was told so far about one invitation into one book. Its ids are made once, so that it is sent once."""

    def __init__(self, request: HttpRequest, book: UUID) -> None:
        self._session, self._book = request.session, str(book)
        kept = self._session.get(KEY, {})
        fits = kept.get("book") == self._book and time.time() - kept.get("at", 0) < LIFE
        self.told = QueryDict(kept["told"] if fits else "", mutable=True)

    def __contains__(self, field: str) -> bool:
        return field in self.told

    @property
    def text(self) -> str:
        """All of it in one line, for a hidden field: so that it outlives the session."""
        return self.told.urlencode()

    @property
    def ids(self) -> tuple[UUID, UUID]:
        return UUID(str(self.told[IDS[0]])), UUID(str(self.told[IDS[1]]))

    @property
    def saved(self) -> int:
        """Of the text that is kept while it is typed: the version that this browser last heard of."""
        told = str(self.told.get("saved", ""))
        return int(told) if told.isascii() and told.isdigit() and len(told) < 9 else 0

    def keep(self, told: QueryDict, fields: Iterable[str]) -> None:
        """Add what was told in these fields."""
        for field in fields:
            self.told.setlist(field, told.getlist(field))
        for name in IDS:
            if name not in self.told:
                self.told[name] = str(new_id())
        self._save()

    def restore(self, form: QueryDict | None) -> None:
        """Go on with what stood on the page that sent this form: another tab or the end of a session changes nothing."""
        if form and _well_formed(told := QueryDict(form.get("draft", ""), mutable=True)):
            self.told = told
            self._save()

    def end(self) -> None:
        self.told = QueryDict(mutable=True)
        self._session.pop(KEY, None)

    def _save(self) -> None:
        self._session[KEY] = {"book": self._book, "told": self.text, "at": int(time.time())}


def _well_formed(told: QueryDict) -> bool:
    try:
        return all(UUID(str(told[name])) for name in IDS)
    except (ValueError, KeyError):
        return False
