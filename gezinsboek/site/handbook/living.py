"""The handbook on living with the book: the story, the house rules, what is taken over, and disagreeing."""

from django.utils.translation import gettext_lazy as _

from .page import Page, Part

PAGES = (
    Page(
        "ons-verhaal",
        "book",
        _("Ons verhaal"),
        _("Vertel één keer wie jullie zijn en wat helpt."),
        (
            Part(
                _("Zo vertel je het"),
                (
                    _("Kies Ons verhaal in het menu."),
                    _("Kies een vraag, zoals: Wie zijn wij?"),
                    _("Kies het hoofdstuk en kijk wie het leest."),
                    _("Schrijf een paar zinnen. Later kun je ze veranderen."),
                ),
                "our-story",
                steps=True,
            ),
            Part(
                _("Wie het leest"),
                (
                    _("Ieder leest alleen de delen uit de eigen hoofdstukken."),
                    _("Wie nieuw is, komt eerst op deze bladzijde."),
                    _("Past een vraag niet bij jullie? Haal hem weg."),
                ),
            ),
            Part(
                _("Op papier"),
                (
                    _("Kies Maak er één blad van."),
                    _("Op het blad staat wat jij leest, en wie het vertelde."),
                ),
            ),
        ),
    ),
    Page(
        "spelregels",
        "check",
        _("Spelregels"),
        _("Afspraken met iedereen die meedoet."),
        (
            Part(
                _("Zo maken jullie ze"),
                (
                    _("Kies Spelregels in het menu."),
                    _("Er staat een voorstel. Verander wat jullie willen."),
                    _("Kies Dit zijn onze spelregels."),
                ),
                "agreement",
                steps=True,
            ),
            Part(
                _("Wie zegt ja?"),
                (
                    _("Wie wordt uitgenodigd, leest ze voor het meedoen."),
                    _("Je ziet wie ja zei, en bij welke versie."),
                    _("Verander je iets? Dan vragen we het opnieuw aan iedereen."),
                    _("Elke versie blijft bewaard."),
                ),
            ),
        ),
    ),
    Page(
        "overnemen",
        "copy",
        _("Wat een hulpverlener overneemt"),
        _("Je ziet bij elk stukje of het is overgenomen."),
        (
            Part(
                _("Zo zie je het"),
                (
                    _("Een hulpverlener houdt ook een eigen systeem bij. Dat moet van de wet."),
                    _("Wat die zelf schrijft, mag daarin. Ook wat jullie vragen."),
                    _("Bij het stukje staat dan wie dat deed, en wanneer."),
                    _("Veranderde de tekst daarna? Dat staat er ook bij."),
                ),
                "in-own-system-family",
            ),
            Part(
                _("Woorden van anderen"),
                (
                    _("Die blijven in het boek, tenzij jullie anders kiezen."),
                    _("Zet een vinkje als je iemand uitnodigt of een hoofdstuk geeft."),
                    _("Later kan ook. Open bij Mensen wie het is. Kies daar Laat overnemen."),
                    _("Gaat het over iemand van 12 of ouder? Dan zegt die eerst zelf ja."),
                    _("Er staat dan altijd bij waarom iets is overgenomen."),
                    _("Weer stoppen? Kies Niet meer overnemen."),
                ),
                "may-take-over",
            ),
            Part(
                _("Goed om te weten"),
                (
                    _("Wat in een ander systeem staat, kunnen jullie hier niet weghalen."),
                    _("Vraag dat dan aan de hulpverlener of de organisatie."),
                ),
            ),
        ),
    ),
    Page(
        "weerwoord",
        "flag",
        _("Niet eens met wat er staat"),
        _("Jouw kant kan er altijd bij."),
        (
            Part(
                _("Feit of mening"),
                (
                    _("Wie met gezinnen werkt, kan zeggen hoe het is bedoeld."),
                    _("Dat is een feit, een mening, of hoe het gezin het ziet."),
                    _("Het staat dan bij de naam van de schrijver."),
                ),
                "marks-writing",
            ),
            Part(
                _("Uit een eigen verslag"),
                (
                    _("Soms staat er bij een stukje: uit een eigen verslag."),
                    _("Een hulpverlener bracht het dan uit het eigen systeem."),
                    _("Staat er iets in dat daar niet hoort? Schrijf een weerwoord."),
                ),
            ),
            Part(
                _("Een weerwoord schrijven"),
                (
                    _("Open het stukje dat over jou of je kind gaat."),
                    _("Kies Schrijf een weerwoord."),
                    _("Schrijf hoe jij het ziet. Kies Zet erbij."),
                ),
                "weerwoord-writing",
                steps=True,
            ),
            Part(
                _("Wie kan dat?"),
                (
                    _("Gaat het over een kind van 12 of ouder? Dan alleen dat kind."),
                    _("Is het kind jonger? Dan kunnen de ouders het ook."),
                    _("Schreef iemand van buiten het gezin over jullie? Dan ieder van het gezin."),
                    _("Schreef iemand voor het werk over jou? Dan kun jij het."),
                    _("Ook als je familie, een vriend of buur bent."),
                ),
            ),
            Part(
                _("Wat er dan gebeurt"),
                (
                    _("Het staat altijd bij dat stukje. Ook in een kopie en op papier."),
                    _("Alleen jij kunt het veranderen of terugnemen."),
                    _("De schrijver hoort dat er iets nieuws is."),
                    _("Verandert het stukje later? Dan staat dat bij je weerwoord."),
                ),
                "weerwoord",
            ),
        ),
    ),
)
