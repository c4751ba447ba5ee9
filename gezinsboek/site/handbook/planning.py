"""The handbook on the plan and the agenda."""

from django.utils.translation import gettext_lazy as _

from .page import Page, Part

PAGES = (
    Page(
        "ons-plan",
        "plan",
        _("Ons plan"),
        _("Doelen in jullie eigen woorden, met kleine stappen."),
        (
            Part(
                _("Zo maak je een doel"),
                (
                    _("Kies Ons plan in het menu, en dan Nieuw doel."),
                    _("Kies het hoofdstuk en kijk wie het leest."),
                    _("Schrijf wat je wilt, zoals je het zelf zegt."),
                    _("Kies waar je begint, van 0 tot 10. Kies ook wanneer het goed genoeg is."),
                ),
                "goal",
                steps=True,
            ),
            Part(
                _("Stappen, in volgorde"),
                (
                    _("Zet er kleine stappen onder: wat, wie en wanneer."),
                    _("Moet er eerst iets anders klaar zijn? Dat kun je aangeven."),
                    _("Wie bij een stap staat, zet die zelf op klaar."),
                ),
            ),
            Part(
                _("Een cijfer geven"),
                (
                    _("Ieder geeft een eigen cijfer, op een eigen moment."),
                    _("Een cijfer verandert nooit. Je eigen cijfer haal je weg."),
                    _("Heeft een kind geen account? Dan schrijf jij het op."),
                ),
            ),
            Part(
                _("Hoe merken we het op tijd?"),
                (
                    _("Spreek bij een doel af waar je op let. En wat je dan doet."),
                    _("Merk je het? Dan geef je een signaal. Het gezin ziet dat als eerste."),
                    _("Wij kijken zelf ook mee, met vijf regels die iedereen kan lezen."),
                    _("Je antwoordt: we weten het, we praten erover, of dit klopt niet."),
                    _("Een signaal wordt niet meteen gelezen. Bij gevaar: bel 112."),
                ),
            ),
            Part(
                _("Afspreken, en later terugkijken"),
                (
                    _("Kies bij Ons plan: Praat over het plan."),
                    _("Jullie leggen vast wat je afspreekt. Dat heet een versie."),
                    _("Ieder zegt: ik ben het eens, of nog niet. En waarom."),
                    _("Een versie verandert niet meer. Je ziet wat er anders werd."),
                ),
                "plan-version",
            ),
            Part(
                _("Wie doet wat"),
                (
                    _("Op één kaart staat alle hulp: waarvoor, hoe vaak en tot wanneer."),
                    _("Alleen ouders en jongeren zien daar de vraag wie kan stoppen."),
                    _("Wil een hulpverlener met iemand anders overleggen? Dan vraagt die het jullie."),
                ),
            ),
            Part(
                _("Het plan op papier"),
                (
                    _("Je schrijft alles één keer. Er komen vier soorten plannen uit."),
                    _("Bij elk plan staat wat er nog leeg is."),
                    _("Er staat alleen op wat je zelf leest."),
                ),
                "plan-papers",
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
                _("Op je telefoon"),
                (
                    _("Met een geheim adres leest je eigen agenda mee."),
                    _("Kies zelf of er staat wat het is, of alleen Afspraak."),
                    _("Stop je het adres? Dan werkt het meteen niet meer."),
                ),
            ),
        ),
    ),
)
