"""The handbook on the plan: goals, steps and numbers, signals, what was agreed."""

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
                "our-plan",
                steps=True,
            ),
            Part(
                _("Eerst wat goed gaat"),
                (
                    _("Boven de doelen staat wat goed gaat."),
                    _("Daaronder: waar we ons zorgen over maken, en wat we willen."),
                    _("Ieder schrijft dat in de eigen woorden."),
                ),
            ),
            Part(
                _("Wie het leest"),
                (
                    _("Elk doel hoort bij een hoofdstuk. Wie dat hoofdstuk leest, leest dat doel."),
                    _("Ook de stappen en de cijfers horen daarbij."),
                ),
            ),
            Part(
                _("Klaar, of toch niet"),
                (
                    _("Open het doel. Kies Het is gelukt, of We stoppen ermee."),
                    _("Je kunt er later toch mee doorgaan."),
                ),
            ),
        ),
    ),
    Page(
        "stappen",
        "order",
        _("Stappen, in volgorde"),
        _("Wat doen we eerst, en wie doet het?"),
        (
            Part(
                _("Een stap erbij"),
                (
                    _("Open het doel en kies Stap erbij."),
                    _("Zet er kleine stappen onder: wat, wie en wanneer."),
                    _("Kies of het gezin het doet, familie of vrienden, of een hulpverlener."),
                    _("Kies Bewaar."),
                ),
                "goal",
                steps=True,
            ),
            Part(
                _("Eerst dit, dan dat"),
                (
                    _("Moet er eerst iets anders klaar zijn? Dat kun je aangeven."),
                    _("Dat kan ook een stap van een ander doel zijn."),
                    _("Wat nog wacht, staat onder Daarna."),
                    _("Je schuift stappen omhoog of omlaag."),
                ),
            ),
            Part(
                _("Klaar"),
                (
                    _("Wie bij een stap staat, zet die zelf op klaar."),
                    _("Dat kan ook wie alleen meeleest."),
                    _("Toch niet klaar? Dat draai je zo weer om."),
                ),
            ),
        ),
    ),
    Page(
        "cijfers",
        "chart",
        _("Cijfers bij een doel"),
        _("Een 0 is: het gaat helemaal niet. Een 10: het kan niet beter."),
        (
            Part(
                _("Een cijfer geven"),
                (
                    _("Open het doel en kies Geef een cijfer."),
                    _("Ieder geeft een eigen cijfer, op een eigen moment."),
                    _("Op dat blad staan geen cijfers van anderen."),
                    _("Schrijf erbij waarom, als je wilt."),
                ),
            ),
            Part(
                _("Wat er met een cijfer gebeurt"),
                (
                    _("Een cijfer verandert nooit. Je eigen cijfer haal je weg."),
                    _("Je ziet in een lijn hoe het gaat, en in een tabel."),
                ),
            ),
            Part(
                _("Een cijfer van een kind"),
                (
                    _("Heeft een kind geen account? Dan schrijf jij het op."),
                    _("Er staat dan bij wie het opschreef."),
                ),
            ),
        ),
    ),
    Page(
        "signalen",
        "alert",
        _("Signalen"),
        _("Hoe merken we het op tijd?"),
        (
            Part(
                _("Afspreken waar je op let"),
                (
                    _("Open het doel. Kies Hoe merken we het op tijd?"),
                    _("Schrijf waaraan je merkt dat het schuurt, of goed gaat."),
                    _("Schrijf ook wat je dan doet, en wie."),
                ),
                "goal-signs",
                steps=True,
            ),
            Part(
                _("Wij kijken zelf mee"),
                (
                    _("Wij kijken zelf ook mee, met vijf regels die iedereen kan lezen."),
                    _("Elke nacht kijkt het boek naar vijf dingen. Er is geen geheim cijfer."),
                    _("Een stap is over de datum."),
                    _("Iemand geeft een cijfer dat twee of meer lager is."),
                    _("Er gebeurt zes weken niets bij dit doel."),
                    _("Iemand met een open stap leest over twee weken niet meer mee."),
                    _("Het plan is twee keer achter elkaar niet besproken."),
                    _("Dan komt er een signaal. Elk ding zeggen we één keer."),
                ),
            ),
            Part(
                _("Wie ziet een signaal?"),
                (
                    _("Het gezin ziet een signaal meteen. Ook wie het merkte, ziet het."),
                    _("De anderen zien het na een antwoord van het gezin. Of na drie dagen."),
                ),
            ),
            Part(
                _("Antwoord geven"),
                (
                    _("Je antwoordt: we weten het, we praten erover, of dit klopt niet."),
                    _("Alle antwoorden blijven staan."),
                ),
            ),
            Part(
                _("Bij gevaar: 112"),
                (_("Een signaal wordt niet meteen gelezen. Bij gevaar: bel 112."),),
            ),
        ),
    ),
    Page(
        "plan-afspreken",
        "check",
        _("Afspreken en terugkijken"),
        _("Praat over het plan en leg vast wat je afspreekt."),
        (
            Part(
                _("Het gesprek"),
                (
                    _("Kies bij Ons plan: Praat over het plan."),
                    _("Kijk samen wat er veranderde en hoe het gaat."),
                    _("Schrijf wat jullie afspreken, en wie erbij was."),
                    _("Kies wanneer jullie er weer over praten."),
                    _("Kies Leg dit vast."),
                ),
                steps=True,
            ),
            Part(
                _("Een versie"),
                (
                    _("Jullie leggen vast wat je afspreekt. Dat heet een versie."),
                    _("Een versie verandert niet meer. Je ziet wat er anders werd."),
                    _("Een besloten hoofdstuk komt nooit in een versie."),
                ),
                "plan-version",
            ),
            Part(
                _("Eens, of nog niet"),
                (
                    _("Ieder zegt: ik ben het eens, of nog niet. En waarom."),
                    _("Ook wie alleen meeleest, zegt dat."),
                    _("Je mag je antwoord later veranderen."),
                ),
            ),
            Part(
                _("Het volgende gesprek"),
                (_("Twee weken voor het gesprek krijg je bericht. Daarin staat niet waar het over gaat."),),
            ),
        ),
    ),
)
