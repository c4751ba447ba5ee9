"""The handbook on doing it together: who does what, the plan on paper, the agenda."""

from django.utils.translation import gettext_lazy as _

from .page import Page, Part

PAGES = (
    Page(
        "wie-doet-wat",
        "people",
        _("Wie doet wat"),
        _("Alle hulp op één kaart: waarvoor, hoe vaak en tot wanneer."),
        (
            Part(
                _("De kaart"),
                (
                    _("Kies bij Ons plan: Wie doet wat."),
                    _("Op één kaart staat alle hulp: waarvoor, hoe vaak en tot wanneer."),
                    _("Doelen en afspraken zie je alleen als je ze al leest."),
                ),
                "who-does-what",
            ),
            Part(
                _("Wie kan stoppen?"),
                (
                    _(
                        "Veel hulp tegelijk kan zwaar zijn. Jullie kiezen wie er blijft. Dit is een vraag, geen oordeel."
                    ),
                    _("Alleen ouders en jongeren zien daar de vraag wie kan stoppen."),
                ),
            ),
            Part(
                _("Overleg met een ander"),
                (
                    _("Wil een hulpverlener met iemand anders overleggen? Dan vraagt die het jullie."),
                    _("Zeg je ja? Dan is er nog niets verstuurd. Jij doet dat zelf."),
                ),
            ),
        ),
    ),
    Page(
        "plan-op-papier",
        "print",
        _("Het plan op papier"),
        _("Voor school, gemeente of jezelf."),
        (
            Part(
                _("Zo maak je het"),
                (
                    _("Ga naar Ons plan en kies Het plan op papier."),
                    _("Kies welke hoofdstukken erop komen."),
                    _("Kies het plan en dan Maak de PDF."),
                ),
                "plan-papers",
                steps=True,
            ),
            Part(
                _("Vier soorten"),
                (
                    _("Je schrijft alles één keer. Er komen vier soorten plannen uit."),
                    _("Familiegroepsplan: het plan van jullie zelf."),
                    _("Gezinsplan: één plan waar iedereen bij aansluit."),
                    _("Hulpverleningsplan en plan van aanpak: van een hulpverlener, met jullie."),
                    _("Bij elk plan staat wat er nog leeg is."),
                ),
            ),
            Part(
                _("Wat erop staat"),
                (
                    _("Alleen wat jij zelf leest. Een besloten hoofdstuk komt nooit op een plan."),
                    _("Een weerwoord gaat mee."),
                ),
            ),
            Part(
                _("Het plan van jullie zelf"),
                (
                    _("Een helper biedt eerst een familiegroepsplan aan. Jullie kiezen."),
                    _("Komt het er niet? Dan maken we binnen zes weken samen een ander plan."),
                ),
            ),
        ),
    ),
    Page(
        "agenda",
        "calendar",
        _("De agenda"),
        _("Afspraken staan in een hoofdstuk. Wie dat leest, ziet ze."),
        (
            Part(
                _("Een afspraak maken"),
                (
                    _("Ga naar Agenda en kies Maak een afspraak."),
                    _("Kies het hoofdstuk. Je ziet meteen wie het leest."),
                    _("Komt het vaker terug? Kies bijvoorbeeld Om de week."),
                    _("Schrijf op waar jullie het over willen hebben."),
                ),
                "appointment",
                steps=True,
            ),
            Part(
                _("Een lijst, een week of een maand"),
                (
                    _("Kies hoe je de agenda ziet."),
                    _("Bij Mijn agenda staan de afspraken uit al je boeken."),
                ),
                "agenda",
            ),
            Part(
                _("Waar het is"),
                (
                    _("De plek zie jij, en wie je daarvoor kiest."),
                    _("Ook de andere ouder ziet de plek niet vanzelf."),
                ),
            ),
            Part(
                _("Verzetten of afzeggen"),
                (
                    _("Open de dag en kies Verzet deze keer, of Gaat niet door."),
                    _("De andere keren blijven staan. Je kunt het terugzetten."),
                ),
            ),
            Part(
                _("Het consultatiebureau"),
                (
                    _("Kies bij de agenda: Afspraken bij het consultatiebureau."),
                    _("Kies het kind en het hoofdstuk."),
                    _("Vink aan welke leeftijden je erin wilt."),
                    _("De dagen zijn een voorstel. Komt de brief? Dan verander je de dag."),
                ),
                "check-ups",
                steps=True,
            ),
        ),
    ),
    Page(
        "agenda-op-je-telefoon",
        "phone",
        _("De agenda op je telefoon"),
        _("Je eigen agenda leest mee met je afspraken."),
        (
            Part(
                _("Zo zet je hem erop"),
                (
                    _("Kies bij de agenda: Zet hem op je telefoon."),
                    _("Kies zelf of er staat wat het is, of alleen Afspraak."),
                    _("Kies Maak een geheim adres. Kopieer het."),
                    _("Plak het in de agenda van je telefoon."),
                ),
                "feeds",
                steps=True,
            ),
            Part(
                _("Wie meeleest"),
                (
                    _("Met een geheim adres leest je eigen agenda mee."),
                    _("Wie het adres heeft, leest jouw afspraken. Geef het aan niemand."),
                    _("Wat alleen van jou is, staat er nooit in."),
                    _("Lees je iets niet meer? Dan gaat het er vanzelf uit."),
                ),
            ),
            Part(
                _("Stoppen"),
                (
                    _("Stop je het adres? Dan werkt het meteen niet meer."),
                    _("Wat je telefoon al ophaalde, kan daar nog even staan."),
                ),
            ),
        ),
    ),
)
