"""THE CROSSWALK: which fact each paper asks for, and where that is said. A fact is entered once; here is where it goes.

The sources are those of the design's standards: the Youth Act (Jeugdwet) by article, NJi and Regelhulp for what is usual.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise

USUAL = "NJi"
FRAME = "Regelhulp"
BY_FAMILY = "art. 1.1 Jeugdwet"
OFFER = "art. 4.1.2 Jeugdwet"
PLAN = "art. 4.1.3 Jeugdwet"
SIX_WEEKS = "art. 4.1.3 lid 5 Jeugdwet"
IN_WRITING = "art. 4.1.3 lid 4 Jeugdwet"


@dataclass(frozen=True)
class Fact:
    """One thing a plan can ask for. `fill` is the page where it is entered."""

    words: "Promise"
    fill: str


FACTS: dict[str, Fact] = {
    "well": Fact(_("Wat gaat goed?"), "plan"),
    "worry": Fact(_("Waar maken we ons zorgen over?"), "plan"),
    "want": Fact(_("Wat willen we?"), "plan"),
    "goal": Fact(_("Een doel"), "plan"),
    "begin": Fact(_("Bij elk doel: waar we begonnen"), "plan"),
    "now": Fact(_("Bij elk doel: een cijfer voor nu"), "plan"),
    "family": Fact(_("Wat wij zelf doen"), "plan"),
    "network": Fact(_("Wat familie, vrienden of buren doen"), "plan"),
    "help": Fact(_("Wat een hulpverlener doet"), "plan"),
    "who": Fact(_("Bij elke stap: wie het doet"), "plan"),
    "when": Fact(_("Bij elke stap: wanneer"), "plan"),
    "offered": Fact(_("Wanneer een familiegroepsplan is aangeboden"), "plan_offer"),
    "accepted": Fact(_("Wanneer de familie ja zei"), "plan_offer"),
    "decided": Fact(_("Of er een familiegroepsplan komt, en waarom niet"), "plan_offer"),
    "made": Fact(_("Wanneer het plan is vastgesteld"), "plan_offer"),
    "version": Fact(_("Een versie: wat is vastgelegd, en wanneer het gesprek weer is"), "plan_review"),
    "agreed": Fact(_("Het ja van iedereen"), "plan_versions"),
    "contact": Fact(_("Wie de contactpersoon is"), "plan_review"),
    "signs": Fact(_("Bij elk doel: hoe we het op tijd merken"), "plan"),
    "own": Fact(_("Welk eigen plan van een helper erbij hoort"), "own_plans"),
}


@dataclass(frozen=True)
class Kind:
    """One kind of plan. `asks`: each fact, and where it is said that this plan holds it. `free`: nothing in it is a must."""

    name: "Promise"
    law: "Promise"
    about: "Promise"
    asks: Sequence[tuple[str, str]]
    free: bool = False


AIM = (("goal", USUAL), ("family", f"{BY_FAMILY}; {USUAL}"), ("network", f"{BY_FAMILY}; {USUAL}"), ("help", USUAL))
OF_HELPERS = (
    *(("offered", OFFER), ("decided", OFFER), ("made", SIX_WEEKS)),
    *(("version", PLAN), ("agreed", PLAN), ("contact", FRAME), ("signs", USUAL)),
    *(("goal", PLAN), ("begin", PLAN), ("now", PLAN), ("help", PLAN), ("who", PLAN), ("when", PLAN), ("own", FRAME)),
)
OF_FAMILY = "familiegroepsplan"
KINDS: dict[str, Kind] = {
    OF_FAMILY: Kind(
        _("Familiegroepsplan"),
        _("Artikel 1.1 van de Jeugdwet: gemaakt door de ouders, samen met familie en anderen om hen heen."),
        _("Het plan van jullie zelf, met wie jullie erbij willen."),
        (("offered", OFFER), ("accepted", OFFER), *AIM),
        free=True,
    ),
    "gezinsplan": Kind(
        _("Gezinsplan"),
        _("Een raamplan: elke helper stemt een eigen plan op deze doelen af."),
        _("Eén plan voor het hele gezin, waar iedereen bij aansluit."),
        (
            *(("well", FRAME), ("worry", FRAME), ("want", FRAME), ("goal", FRAME), ("begin", FRAME), ("now", FRAME)),
            *(("version", FRAME), ("agreed", FRAME), ("contact", FRAME), ("signs", FRAME)),
            *(("family", FRAME), ("network", FRAME), ("help", FRAME), ("who", FRAME), ("when", FRAME), ("own", FRAME)),
        ),
    ),
    "hulpverleningsplan": Kind(
        _("Hulpverleningsplan"),
        _("Artikel 4.1.3 van de Jeugdwet: gemaakt in overleg met jongere en ouders, als er geen familiegroepsplan is."),
        _("Het plan van een hulpverlener, samen met jullie gemaakt."),
        OF_HELPERS,
    ),
    "plan-van-aanpak": Kind(
        _("Plan van aanpak"),
        _("Artikel 4.1.3 van de Jeugdwet: van een gecertificeerde instelling, in overleg met jongere en ouders."),
        _("Het plan van een gecertificeerde instelling, samen met jullie gemaakt."),
        (("worry", PLAN), *OF_HELPERS, ("family", PLAN), ("network", PLAN)),
    ),
}


def missing(kind: Kind, there: Callable[[str], bool]) -> list[Fact]:
    """What this paper asks for and is not there, in its own order."""
    return [FACTS[key] for key, _source in kind.asks if not there(key)]
