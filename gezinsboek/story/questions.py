"""The questions that our story begins with. A family answers those it wants, in its own words, and adds its own."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gezinsboek.timeline.headed import PART

OWN = "own"
ORDER = ("who", "values", "tried", "helps", OWN)


@dataclass(frozen=True)
class Question:
    """One part of the story. `helps` are small questions to think with; none needs an answer."""

    key: str
    words: str
    helps: tuple[str, ...]

    @property
    def kind(self) -> str:
        return PART + self.key


def questions() -> dict[str, Question]:
    """By key, in the order of the page."""
    told = (
        Question(
            "who",
            _("Wie zijn wij?"),
            (
                _("Wie horen er bij jullie gezin?"),
                _("Wat doen jullie graag samen?"),
                _("Welke taal spreken jullie thuis?"),
            ),
        ),
        Question(
            "values",
            _("Wat vinden wij belangrijk?"),
            (
                _("Waar zijn jullie trots op?"),
                _("Hoe wil je dat iemand met jullie praat?"),
                _("Wat wil je zelf blijven doen?"),
            ),
        ),
        Question(
            "tried",
            _("Wat hebben we al geprobeerd?"),
            (
                _("Welke hulp was er al?"),
                _("Wat hielp wel, en wat niet?"),
                _("Wat wil je niet nog eens uitleggen?"),
            ),
        ),
        Question(
            "helps",
            _("Wat helpt als het moeilijk is?"),
            (
                _("Waaraan merk je dat het moeilijk wordt?"),
                _("Wat kan iemand dan het best doen?"),
                _("Wie mogen ze dan bellen?"),
            ),
        ),
        Question(OWN, "", (_("Schrijf eerst je eigen vraag of kopje."), _("Schrijf daaronder wat je wilt vertellen."))),
    )
    return {one.key: one for one in told}


def place(kind: str) -> int:
    """Where a part of this kind stands."""
    key = kind.removeprefix(PART)
    return ORDER.index(key) if key in ORDER else len(ORDER)
