"""The handbook on two homes, on addresses, and on growing up."""

from django.utils.translation import gettext_lazy as _

from .page import Page, Part

PAGES = (
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
        "adressen",
        "letter",
        _("Adressen"),
        _("Waar je woont, ziet alleen wie jij kiest."),
        (
            Part(
                _("Een adres opschrijven"),
                (
                    _("Kies Meer, en dan Adressen en telefoon."),
                    _("Kies Schrijf een adres op."),
                    _("Vul in wat je wilt: adres, telefoon of e-mail."),
                    _("Kies wie het mag zien. Kies je niemand? Dan is het alleen voor jou."),
                ),
                "address-form",
                steps=True,
            ),
            Part(
                _("Wie het ziet"),
                (
                    _("Alleen wie jij kiest. Ook de andere ouder niet vanzelf."),
                    _("Uitnodigen of een hoofdstuk delen laat nooit een adres zien."),
                    _("Een adres gaat nooit mee in een mail of brief."),
                ),
                "addresses",
            ),
            Part(
                _("Twee huizen"),
                (
                    _("Ieder schrijft het eigen adres op, en kiest zelf."),
                    _("Een adres van een kind hoort bij het huis dat het opschreef."),
                    _("Vanaf 12 jaar schrijft een kind het eigen adres zelf op."),
                ),
            ),
            Part(
                _("Niet meer laten zien"),
                (
                    _("Haal een naam weg. Die persoon ziet je adres dan meteen niet meer."),
                    _("Stopt iemand, of begin je een stille pauze? Dan gaat het meteen dicht."),
                    _("Wat iemand al overschreef, haal je niet terug."),
                ),
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
)
