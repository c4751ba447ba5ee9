"""The first words to somebody who has just come in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gezinsboek.dossier.models import Chapter

from . import growing, invitations
from .models import Grant
from .wording import listed


def welcome(request: HttpRequest, book: UUID, person: UUID) -> None:
    """What they read here, who reads what they write, and what could no longer be shared."""
    growing.ready_own_chapters(person)
    chapters = {chapter.id: chapter.name for chapter in Chapter.objects.filter(dossier_id=book)}
    mine = Grant.objects.filter(chapter_id__in=chapters, member__person_id=person)
    if chapters:
        words = _("Welkom in dit boek. Je leest hier: %(list)s.") % {"list": listed(chapters.values())}
        if any(grant.level == Grant.Level.WRITE for grant in mine):
            words += " " + _("Wie een hoofdstuk leest, leest ook wat jij daar schrijft.")
        messages.success(request, words)
    else:
        messages.success(
            request, _("Welkom in dit boek. Bevestig eerst dat jij het bent. Dan zie je wat er is gedeeld.")
        )
    if lost := invitations.fell_away(book):
        messages.warning(
            request,
            ngettext(
                "%(count)s hoofdstuk uit je uitnodiging kon niet meer open. Vraag ernaar bij wie je uitnodigde.",
                "%(count)s hoofdstukken uit je uitnodiging konden niet meer open. Vraag ernaar bij wie je uitnodigde.",
                lost,
            )
            % {"count": lost},
        )
