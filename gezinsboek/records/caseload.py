"""What "Mijn gezinnen" knows from here: what is not in my own system yet, and what did not arrive there."""

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.urls import reverse
from django.utils.translation import ngettext

from gezinsboek.ground import clock
from gezinsboek.ground.acting import acting
from gezinsboek.timeline.caseload import Case, Matter
from gezinsboek.timeline.matters import LEFT, PRESSING

from .untaken import MONTH

TO_DO = """
select dossier, count(*), min(at), false from acl.not_taken_over(%(since)s) group by 1
union all
select dossier_id, count(*), min(made_at), true from delivery where person = %(me)s and state = 'dead' group by 1
"""


def add_matters(cases: dict[UUID, Case]) -> None:
    """One query, and none for who is in no book as a professional."""
    who = acting()
    if who is None or not any(case.book.me.role == "professional" for case in cases.values()):
        return
    url = page()
    with connection.cursor() as cursor:
        cursor.execute(TO_DO, {"since": clock.now() - MONTH, "me": who.person})
        for book, n, at, dead in cursor.fetchall():
            if case := cases.get(book):
                case.matters.append(undelivered(n, url, at) if dead else left(n, f"{url}?boek={book}", at))


def left(n: int, url: str, at: datetime) -> Matter:
    words = ngettext("%(n)s stukje nog niet overgenomen.", "%(n)s stukjes nog niet overgenomen.", n) % {"n": n}
    return Matter(LEFT, "copy", words, url, n, at)


def undelivered(n: int, url: str, at: datetime) -> Matter:
    words = ngettext(
        "%(n)s stukje kwam niet aan in je eigen systeem.", "%(n)s stukjes kwamen niet aan in je eigen systeem.", n
    ) % {"n": n}
    return Matter(PRESSING, "alert", words, url, n, at)


def page() -> str:
    """Where it is taken over and sent again."""
    return reverse("not_taken_over")
