"""An invitation in sentences, before it is sent: what this person reads, what not, from when, until when."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gezinsboek.ground.ui.dates import full_day

from .forms.invitations import WhatForm, pieces
from .models import Grant
from .wording import listed


class Sentence(NamedTuple):
    """One thing to know, with the drawing beside it and the place where it can be changed, if any."""

    icon: str
    words: str
    step: str


def sentences(form: WhatForm) -> list[Sentence]:
    """What will be so once this right form is sent."""
    return [*_chapters(form), *_taking(form), _since(form), _until(form), _why(form), _way(form), _seen(form)]


def _chapters(form: WhatForm) -> list[Sentence]:
    chosen = form.chosen()
    opened = {one.chapter.id for one, _level in chosen}
    levels = {
        "pencil": (
            [one for one, level in chosen if level == Grant.Level.WRITE],
            _("%(name)s leest en schrijft mee in %(list)s."),
        ),
        "eye": ([one for one, level in chosen if level == Grant.Level.READ], _("%(name)s leest %(list)s.")),
        "eye-off": (
            [one for one in form.offer.chapters if one.chapter.id not in opened],
            _("%(name)s ziet niet: %(list)s."),
        ),
    }
    return [
        Sentence(icon, words % {"name": form.name, "list": listed(one.chapter.name for one in of)}, "what")
        for icon, (of, words) in levels.items()
        if of
    ]


def _taking(form: WhatForm) -> list[Sentence]:
    if not form.cleaned_data.get("taking"):
        return []
    words = _("%(name)s mag ook woorden van anderen overnemen.") % {"name": form.name}
    if any(one.chapter.about_id for one, _level in form.chosen()):
        words = f"{words} {_('Gaat het over iemand van 12 of ouder? Dan zegt die eerst zelf ja.')}"
    return [Sentence("copy", words, "what")]


def _since(form: WhatForm) -> Sentence:
    there = sum(one.older for one, _level in form.chosen())
    if not there:
        words = _("Er staat nog niets in. Alles wat erbij komt, is te lezen.")
    elif form.cleaned_data["since"] == "today":
        words = ngettext(
            "Vanaf vandaag. Het stukje dat er al staat, blijft dicht.",
            "Vanaf vandaag. De %(count)s stukjes die er al staan, blijven dicht.",
            there,
        ) % {"count": there}
    else:
        words = _("Ook wat er al staat: %(pieces)s.") % {"pieces": pieces(there)}
    return Sentence("clock", words, "when")


def _until(form: WhatForm) -> Sentence:
    end = form.end()
    words = (
        _("Tot en met %(day)s. Daarna stopt het vanzelf.") % {"day": full_day(end)} if end else _("Zonder einddatum.")
    )
    return Sentence("calendar", words, "when")


def _why(form: WhatForm) -> Sentence:
    return Sentence("info", _("Waarom: %(why)s") % {"why": form.cleaned_data["purpose"]}, "how")


def _way(form: WhatForm) -> Sentence:
    if form.cleaned_data["how"] == "letter":
        return Sentence("letter", _("Je krijgt een brief met een code. Die geef je zelf."), "how")
    if form.cleaned_data["how"] == "giver":
        return Sentence("mail", _("%(name)s krijgt een e-mail van ons.") % {"name": form.name}, "how")
    return Sentence(
        "mail", _("Er gaat een e-mail naar %(address)s.") % {"address": form.cleaned_data["address"]}, "how"
    )


def _seen(form: WhatForm) -> Sentence:
    words = _("Wie daar ook leest, ziet dat %(name)s is uitgenodigd.") % {"name": form.name}
    return Sentence("people", words, "")
