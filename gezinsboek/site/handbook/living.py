"""The handbook on living with the book: the story, the house rules, disagreeing, two homes, growing up, a lost phone."""

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
    Page(
        "twee-huizen",
        "home",
        _("Twee huizen, één boek"),
        _("Voor ouders die niet samen wonen."),
        (
            Part(
                _("Samen beslissen"),
                (
                    _("Een ouder zet een andere ouder er nooit uit."),
                    _("Komt er nog een ouder bij? Dan zeggen eerst alle ouders ja."),
                    _("Wie gezag heeft, geef je zelf op. Een ander kan het papier bekijken."),
                ),
                "homes-gezag",
            ),
            Part(
                _("Niet eens over wie meeleest"),
                (
                    _("Ga naar Mensen en kies Tussen de ouders."),
                    _("Kies Maak bezwaar. De andere ouder ziet dat meteen."),
                    _("In hoofdstukken die jullie samen lezen, gaat niets nieuws open."),
                    _("Wie al meeleest, blijft meelezen. Je kunt het altijd intrekken."),
                ),
                "homes-objection",
                steps=True,
            ),
            Part(
                _("Een stille pauze"),
                (
                    _("Iemand leest dan niets nieuws van wat jij schrijft."),
                    _("Alleen jij weet het. De ander hoort er niets van."),
                    _("Wat er al stond, blijft die persoon zien."),
                    _("Ga naar Mensen, kies die persoon, en kies Begin een stille pauze."),
                ),
                "pause-begin",
            ),
        ),
    ),
    Page(
        "jouw-plek",
        "key",
        _("Als je 12 of ouder bent"),
        _("Jij beslist mee over wat er over jou staat."),
        (
            Part(
                _("Jouw plek"),
                (
                    _("Op je eerste bladzijde staat: Hoi, en je naam."),
                    _("Tik erop. Je ziet wat jij mag, en wat er aan jou gevraagd is."),
                    _("Je hebt een eigen hoofdstuk. Alleen jij leest het."),
                ),
                "jade-start",
            ),
            Part(
                _("Mag iemand over jou lezen?"),
                (
                    _("Wil een nieuwe hulpverlener een hoofdstuk over jou lezen? Jij zegt ja of nee."),
                    _("Zeg je nee? Dan zien anderen alleen: nog niet."),
                    _("Je mag je altijd bedenken."),
                ),
                "jade-own-place",
            ),
            Part(
                _("Als je 16 of 18 wordt"),
                (
                    _("Vanaf 16 kies jij wie over jou leest. Ook je ouders."),
                    _("Vanaf 18 kies je opnieuw. Je kunt ook een eigen boek beginnen."),
                    _("Je hoort het 30 dagen van tevoren."),
                ),
                "growing-up",
            ),
        ),
    ),
    Page(
        "telefoon-kwijt",
        "phone",
        _("Telefoon kwijt"),
        _("Kies nu iemand die je straks helpt."),
        (
            Part(
                _("Kies iemand van tevoren"),
                (
                    _("Ga naar Mijn gegevens. Kies: Als je je telefoon kwijt bent."),
                    _("Kies iemand die je goed kent. Die moet eerst ja zeggen."),
                    _("Die persoon ziet niets van je boek."),
                ),
                steps=True,
            ),
            Part(
                _("Je bent hem kwijt"),
                (
                    _("Kies bij het inloggen: Ik kan er niet meer in."),
                    _("Schrijf de bewaarcode op. Laat hem aan niemand zien."),
                    _("Bel wie voor je instaat. Lees de andere code voor."),
                    _("Een paar dagen later kom je weer binnen, met je bewaarcode."),
                ),
                "lost-codes",
                steps=True,
            ),
            Part(
                _("Iemand vraagt het aan jou"),
                (
                    _("Bel zelf, met het nummer dat je al kende. Of ga langs."),
                    _("Typ de code die je hoort."),
                    _("Belde een ander, of word je gedwongen? Stop het dan."),
                ),
                "lost-asked",
                steps=True,
            ),
            Part(
                _("Was jij het niet?"),
                (
                    _("Je krijgt een mail, en ziet het als je inlogt."),
                    _("Kies Dit was ik niet. Dan komt er niemand binnen."),
                ),
                "lost-strip",
            ),
        ),
    ),
)
