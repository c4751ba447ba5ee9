"""Who opens the handbook, and with which worry; each leads to the pages that help."""

from django.utils.translation import gettext_lazy as _

from .page import Way

WORRIES = (
    Way(_("Ik wil weten wie er meeleest."), ("wie-ziet-wat", "wie-keek", "overnemen")),
    Way(_("Iemand moet niets meer lezen."), ("stoppen", "twee-huizen", "adressen")),
    Way(_("Wat er staat, klopt niet."), ("weerwoord", "signalen")),
    Way(_("Wij zijn uit elkaar."), ("twee-huizen", "adressen")),
    Way(_("Ik voel me niet veilig."), ("veilig", "twee-huizen", "adressen", "berichten")),
    Way(_("Ik vertel steeds hetzelfde verhaal."), ("ons-verhaal",)),
    Way(_("Iedereen werkt langs elkaar heen."), ("ons-plan", "wie-doet-wat", "plan-afspreken", "agenda")),
    Way(_("Ik krijg te veel mail, of te weinig."), ("berichten",)),
    Way(_("Mijn telefoon is kwijt."), ("telefoon-kwijt",)),
    Way(_("Het werkt niet."), ("werkt-niet", "inloggen", "app")),
    Way(_("Ik wil alles bewaren."), ("meenemen", "briefje", "plan-op-papier")),
)
PLAN = ("ons-plan", "stappen", "cijfers", "signalen", "plan-afspreken", "wie-doet-wat", "plan-op-papier")
CALENDAR = ("agenda", "agenda-op-je-telefoon")
DESK = ("helpers", "mijn-gezinnen", "mijn-dossier", "binnengekomen", "registratieklok", "mijn-organisatie")
ROLES = (
    Way(
        _("Ik ben ouder of verzorger"),
        ("beginnen", "uitnodigen", "wie-ziet-wat", "ons-verhaal", *PLAN, *CALENDAR, "spelregels", "twee-huizen"),
    ),
    Way(_("Ik ben 12 jaar of ouder"), ("jouw-plek", "schrijven", "cijfers", "weerwoord", "veilig", "app")),
    Way(
        _("Ik ben familie, vriend of buur"),
        ("inloggen", "schrijven", "stappen", "agenda", "spelregels", "weerwoord", "telefoon-kwijt"),
    ),
    Way(_("Ik werk met gezinnen"), (*DESK, "ons-plan", "signalen", "overnemen", "weerwoord", "spelregels", "meenemen")),
)
