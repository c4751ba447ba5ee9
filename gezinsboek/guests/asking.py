"""Asking a guest: the way the question goes, and what the mail may say (nothing about the family)."""

import time
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gezinsboek.circle import one_time
from gezinsboek.circle.doorstep import link as link_to
from gezinsboek.circle.draft import Draft
from gezinsboek.circle.invitations import Sent
from gezinsboek.circle.models import Grant, OneTimeLink
from gezinsboek.circle.offer import Offer
from gezinsboek.dossier.models import Chapter, Look
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.mail.posting import post
from gezinsboek.ground.ui.dates import full_day

from .forms import AskForm, last_moment
from .standing import Standing

TO = "once_link"  # the address behind the link and the block
PROPOSED, FRESH = "asking_once", 60 * 60
KINDS = {Look.SCHOOL: "school", Look.HELP: "help", Look.HEALTH: "care", Look.GROWTH: "care"}


def askable(book: UUID) -> list[Chapter]:
    """The chapters an answer may be put in: those I read and write as family."""
    mine = {chapter for (chapter,) in ask("i_may_ask_once", book)}
    found = Chapter.objects.filter(dossier_id=book, id__in=mine, hidden_at=None)
    return sorted(found, key=lambda one: (one.private, one.position, one.id))


def send(book: UUID, form: AskForm) -> Sent:
    """Ask as this right form says. A second time with the same ids raises IntegrityError."""
    told = form.cleaned_data
    with transaction.atomic():
        sent = one_time.ask_guest(
            book,
            UUID(told["chapter"]),
            name=told["name"],
            title=told["title"],
            question=told["question"],
            expires=form.expires,
            address=form.reach,
            ids=form.ids,
        )
        if form.reach:
            _mail(sent, form.reach)
    return sent


def again(standing: Standing) -> Sent:
    """A new code, for two weeks, sent to the same address; without one it is for a new letter."""
    with transaction.atomic():
        sent = one_time.renew(standing.link, by_mail=bool(standing.address), expires=last_moment())
        if standing.address:
            _mail(sent, standing.address)
    return sent


def _mail(sent: Sent, address: str) -> None:
    told = {"link": link_to(sent.handle, sent.secret, TO), "day": full_day(sent.expires)}
    act("posted_once", sent.invitation, post(address, "guests/ask_mail", told, get_language() or "nl"))


def invite_instead(request: HttpRequest, book: UUID, standing: Standing) -> bool:
    """Fill in an ordinary invitation for who asked for more: to read and write, from today, only where they answered.
    Nothing is sent: the next page says everything in sentences. False when I have nothing to give there."""
    offer = Offer.of(book)
    kinds = {kind.key for kind in offer.kinds}
    kind = KINDS.get(Look(standing.chapter.look), "network")
    if kind not in kinds:
        return False
    draft = Draft(request, book)
    draft.end()
    draft = Draft(request, book)
    told = QueryDict(mutable=True)
    told.update({"name": standing.member.name, "kind": kind, "again": "", **_what(offer, standing)})
    draft.keep(told, [*told])
    return True


def _what(offer: Offer, standing: Standing) -> dict[str, str]:
    fields = {
        "how": "mail",
        "address": standing.more_address,
        "purpose": _("Antwoordde op onze vraag, en wil vaker meeschrijven."),
        "title": standing.member.title[:40],
        "since": "today",
        "until": "months",
        "until_date": "",
    }
    for one in offer.chapters:
        here = one.chapter.id == standing.chapter.id
        level = Grant.Level.WRITE if one.may_write else Grant.Level.READ
        fields[f"chapter-{one.chapter.id}"] = level.value if here else "none"
    return fields


def propose(request: HttpRequest, book: UUID, told: dict[str, str]) -> None:
    """Fill in a question beforehand, for the next time this person opens the form; kept, sealed, in the session."""
    request.session[PROPOSED] = {"book": str(book), "at": int(time.time()), "told": told}


def proposed(request: HttpRequest, book: UUID) -> dict[str, str]:
    """What was filled in for this book in the last hour."""
    kept = request.session.get(PROPOSED, {})
    fits = kept.get("book") == str(book) and time.time() - kept["at"] < FRESH
    return kept["told"] if fits else {}


def known(book: UUID, link: UUID) -> bool:
    """Whether this question was asked already, by the same form a moment ago."""
    return OneTimeLink.objects.filter(id=link, dossier_id=book).exists()
