"""What a professional sees in Dossierkast: the record of a client, and a form to send a report."""

from html import escape
from typing import Any
from uuid import uuid4

from .store import Store

SENT = {None: "wacht", 200: "aangekomen", 201: "aangekomen", 409: "geweigerd", 422: "geweigerd"}


def index(store: Store) -> str:
    rows = "".join(
        f'<li><a href="/clienten/{escape(client, quote=True)}/">{escape(client)}</a>: {count}</li>'
        for client, count in store.clients()
    )
    faults = "".join(f"<li>{escape(key)}: {escape(fault)}</li>" for key, fault in store.faults())
    missing = f"<h2>Niet gekomen</h2><ul>{faults}</ul>" if faults else ""
    return _page("Cliënten", f"<ul>{rows}</ul>{missing}")


def client(store: Store, number: str) -> str:
    notes = "".join(_note(one, store.files(one["id"])) for one in store.notes(number))
    reports = "".join(
        f"<li>{escape(told['text'])} ({SENT.get(answer, 'geweigerd')})</li>" for told, answer in store.reports(number)
    )
    form = (
        '<form method="post"><h2>Verslag naar Gezinsboek</h2>'
        f'<input type="hidden" name="id" value="{uuid4()}">'
        '<p><label>Voor wie (e-mailadres) <input name="to" type="email" required></label></p>'
        '<p><label>Verslag <textarea name="text" required></textarea></label></p>'
        "<p><button>Verstuur</button></p></form>"
    )
    return _page(f"Cliënt {number}", f"{notes}{form}<h2>Verstuurd</h2><ul>{reports}</ul>")


def _note(note: dict[str, Any], files: list[tuple[str, int | None, str | None]]) -> str:
    beside = "".join(
        f"<blockquote>{escape(one['who'])}: {escape(one['text'])}</blockquote>"
        for one in (*note["rebuttals"], *note.get("appointment", ()), *note.get("steps", ()), *note["replies"])
    )
    enclosed = "".join(f"<li>{escape(name)} ({_here(size, fault)})</li>" for name, size, fault in files)
    return (
        f'<article id="{escape(note["id"], quote=True)}"><h2>{escape(note["happened"] or note["written_at"][:10])}</h2>'
        f"<p>{escape(note['author'])}</p><p>{escape(note['text'])}</p>{beside}<ul>{enclosed}</ul>"
        f"<small>Uit Gezinsboek, versie {note['version']}, {note['sha256']}</small></article>"
    )


def _here(size: int | None, fault: str | None) -> str:
    return f"{size} bytes" if size is not None else escape(fault or "komt nog")


def _page(title: str, body: str) -> str:
    head = f'<!doctype html><html lang="nl"><meta charset="utf-8"><title>{escape(title)}</title>'
    return f'{head}<body><p><a href="/">Dossierkast</a></p><h1>{escape(title)}</h1>{body}</body></html>'
