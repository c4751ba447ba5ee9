"""The handbook on what a family does from day to day."""

from django.utils.translation import gettext_lazy as _

from .page import Page, Part

PAGES = (
    Page(
        "beginnen",
        "book",
        _("Een boek openen"),
        _("Jullie boek is van jullie. Je begint met een naam."),
        (
            Part(
                _("Zo begin je"),
                (
                    _("Ga naar Gezinsboek en vul je e-mailadres in."),
                    _("Je krijgt een code per mail. Typ de code over."),
                    _("Kies Een boek openen. Geef het boek een naam."),
                    _("Het boek is er meteen. Je kunt direct schrijven."),
                ),
                "open",
                steps=True,
            ),
            Part(
                _("Hoofdstukken"),
                (
                    _("Er staan al hoofdstukken klaar, zoals Thuis en School."),
                    _("Je kunt er een bijmaken, een andere naam geven of verbergen."),
                    _("Een hoofdstuk kan over één kind gaan."),
                    _("Er is ook een hoofdstuk dat alleen jij leest."),
                ),
                "chapters",
            ),
            Part(
                _("Wie er in het gezin is"),
                (
                    _("Dat vragen we pas als het nodig is."),
                    _("Wie gezag heeft, geef je zelf op. Dat staat er dan bij."),
                ),
                "family",
            ),
        ),
    ),
    Page(
        "uitnodigen",
        "mail",
        _("Iemand uitnodigen"),
        _("Jij kiest wie meedoet, wat die ziet en tot wanneer."),
        (
            Part(
                _("Zo nodig je iemand uit"),
                (
                    _("Ga naar Mensen en kies Iemand uitnodigen."),
                    _("Vul in wie het is en waarom je die persoon vraagt."),
                    _("Kies de hoofdstukken: lezen, of schrijven mee."),
                    _("Kies vanaf wanneer en tot wanneer."),
                    _("Stuur een mail, of print een brief."),
                ),
                "invite",
                steps=True,
            ),
            Part(
                _("Alleen vanaf vandaag"),
                (
                    _("Dat staat al aan. Oude stukjes blijven dan dicht."),
                    _("Kies je anders? Dan zie je eerst hoeveel oude stukjes opengaan."),
                ),
            ),
            Part(
                _("Alle uitnodigingen bij elkaar"),
                (
                    _("Je ziet wie nog niet heeft geantwoord."),
                    _("Je kunt een uitnodiging opnieuw sturen of intrekken."),
                    _("Een brief werkt één keer. Na vijf foute codes gaat hij op slot."),
                ),
                "invitations",
            ),
            Part(
                _("Eén vraag, zonder uitnodiging"),
                (
                    _("Ga naar Mensen. Kies: vraag één ding aan iemand die niet meedoet."),
                    _("Een juf of huisarts antwoordt met een link, zonder account."),
                    _("Die ziet jouw naam en je vraag, en verder niets."),
                    _("Het antwoord komt in het hoofdstuk dat jij kiest."),
                    _("Wil die persoon vaker meeschrijven? Dan vraagt die het aan jou."),
                ),
                "one-time-ask",
                steps=True,
            ),
        ),
    ),
    Page(
        "wie-ziet-wat",
        "eye",
        _("Wie ziet wat"),
        _("Per hoofdstuk en per stukje kies je wie het leest."),
        (
            Part(
                _("Per hoofdstuk"),
                (
                    _("Bij Wie ziet wat staan alle mensen en alle hoofdstukken."),
                    _("Tik op een vakje. Kies: ziet niets, leest, of schrijft mee."),
                    _("Het geldt meteen. De ander krijgt er bericht van."),
                ),
                "who-sees-what",
            ),
            Part(
                _("Per stukje"),
                (
                    _("Boven elk tekstvak staat wie het gaat lezen."),
                    _("Tik daarop om minder mensen te kiezen."),
                    _("Later kun je dat nog veranderen bij Wie leest dit."),
                ),
                "who-reads-this",
            ),
            Part(
                _("Kijk zelf mee"),
                (
                    _("Met Bekijk als zie je het boek zoals iemand anders het ziet."),
                    _("Je ziet dan nooit meer dan wat je zelf mag lezen."),
                ),
                "looking-as-tine",
            ),
        ),
    ),
    Page(
        "schrijven",
        "pen",
        _("Schrijven"),
        _("Een paar woorden is genoeg."),
        (
            Part(
                _("Een stukje schrijven"),
                (
                    _("Kies het hoofdstuk."),
                    _("Kijk wie het leest."),
                    _("Schrijf, of spreek je stukje in."),
                    _("Doe er een foto, bestand of opname bij als je wilt."),
                    _("Kies Zet in ons boek."),
                ),
                "timeline",
                steps=True,
            ),
            Part(
                _("Wat je typt"),
                (
                    _("Wat je typt, bewaren we terwijl je typt. Alleen jij leest dat."),
                    _("Valt het internet weg? Je tekst staat er later nog."),
                    _("Na het versturen kun je het tien seconden terughalen."),
                ),
            ),
            Part(
                _("Een vraag stellen"),
                (
                    _("Kies bij het schrijven aan wie je iets vraagt."),
                    _("Die persoon ziet de vraag tot er een antwoord is."),
                    _("Je kunt het alleen vragen aan wie het stukje leest."),
                ),
            ),
            Part(
                _("Veranderen en weggooien"),
                (
                    _("Je eigen stukje kun je veranderen. Wat er eerst stond, blijft bewaard."),
                    _("Weggegooid? Het ligt 30 dagen in de prullenbak."),
                ),
                "entry",
            ),
        ),
    ),
    Page(
        "wie-keek",
        "shield",
        _("Zien wie er keek"),
        _("Elk kijkje van een helper staat opgeschreven."),
        (
            Part(
                _("Wie heeft gekeken"),
                (
                    _("Je leest in gewone zinnen wie wat opende of veranderde."),
                    _("Je kunt kiezen op persoon en op dag, en de lijst bewaren."),
                    _("Wat een ouder of kind bekijkt, ziet alleen diegene zelf."),
                    _("In het boek kan niemand er regels uit halen."),
                ),
                "log",
            ),
        ),
    ),
    Page(
        "stoppen",
        "stop",
        _("Stoppen"),
        _("Wat je deelt, kun je ook weer stoppen."),
        (
            Part(
                _("Iemand hoeft niet meer mee te lezen"),
                (
                    _("Ga naar Mensen en kies die persoon."),
                    _("Kies Stoppen. Je leest eerst wat stopt en wat blijft."),
                    _("Die persoon ziet daarna niets meer."),
                    _("Eigen woorden kan die persoon nog 30 dagen meenemen."),
                ),
                "person",
                steps=True,
            ),
            Part(
                _("Het stopt vanzelf"),
                (
                    _("Heb je een einddatum gekozen? Dan stopt het op die dag."),
                    _("Je krijgt 14 en 3 dagen van tevoren bericht."),
                    _("Verlengen kan met één tik."),
                ),
            ),
            Part(
                _("Het hele boek wissen"),
                (
                    _("Dat kan alleen samen met iedereen die gezag heeft."),
                    _("Iedereen die schreef, kan eerst de eigen woorden meenemen."),
                    _("Daarna gaat alles weg, ook de sleutel. Wat gewist is, komt nooit meer terug."),
                ),
            ),
        ),
    ),
)
