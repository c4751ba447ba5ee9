"""Who opens the handbook, and with which worry; each leads to the pages that help."""

from django.utils.translation import gettext_lazy as _

from .page import Way

WORRIES = (
    Way(_("Ik wil weten wie er meeleest."), ("wie-ziet-wat", "wie-keek", "overnemen")),
    Way(_("Iemand moet niets meer lezen."), ("stoppen", "twee-huizen")),
    Way(_("Wat er staat, klopt niet."), ("weerwoord",)),
    Way(_("Wij zijn uit elkaar."), ("twee-huizen",)),
    Way(_("Ik voel me niet veilig."), ("veilig", "twee-huizen")),
    Way(_("Ik vertel steeds hetzelfde verhaal."), ("ons-verhaal",)),
    Way(_("Iedereen werkt langs elkaar heen."), ("ons-plan", "agenda")),
    Way(_("Mijn telefoon is kwijt."), ("telefoon-kwijt",)),
    Way(_("Ik wil alles bewaren."), ("meenemen",)),
)
ROLES = (
    Way(
        _("Ik ben ouder of verzorger"),
        ("beginnen", "uitnodigen", "wie-ziet-wat", "ons-verhaal", "ons-plan", "agenda", "spelregels", "twee-huizen"),
    ),
    Way(_("Ik ben 12 jaar of ouder"), ("jouw-plek", "schrijven", "weerwoord", "veilig")),
    Way(_("Ik ben familie, vriend of buur"), ("inloggen", "schrijven", "spelregels", "weerwoord", "telefoon-kwijt")),
    Way(_("Ik werk met gezinnen"), ("helpers", "overnemen", "weerwoord", "spelregels", "meenemen")),
)
