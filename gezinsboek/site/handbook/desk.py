"""The handbook for who works with families."""

from django.utils.translation import gettext_lazy as _

from .page import Page, Part

PAGES = (
    Page(
        "helpers",
        "people",
        _("Voor wie met een gezin werkt"),
        _("Het boek is van het gezin. Jij bent te gast."),
        (
            Part(
                _("Zo begin je"),
                (
                    _("Wie niet is uitgenodigd, ziet niets."),
                    _("Het gezin kiest wat je leest, en tot wanneer."),
                    _("Boven elk tekstvak staat wie jouw woorden leest."),
                    _("Zet geen zorgen over veiligheid in het boek. Volg dan de meldcode."),
                ),
            ),
            Part(
                _("Je eigen woorden"),
                (
                    _("Wat je zelf schreef, kopieer je of bewaar je als PDF."),
                    _("Stopt het? Dan kan dat nog 30 dagen."),
                ),
                "contributions",
            ),
            Part(
                _("Een gezin een boek geven"),
                (
                    _("Print een brief met een code. Het gezin opent zelf het boek."),
                    _("Jij ziet er niets van, tot het gezin je uitnodigt."),
                ),
                "give-a-book",
            ),
        ),
    ),
    Page(
        "mijn-gezinnen",
        "list",
        _("Mijn gezinnen"),
        _("Je hele werkdag in één lijst."),
        (
            Part(
                _("Wat op jou wacht"),
                (
                    _("Alles wat op jou wacht, staat in één lijst. Wat te laat is, staat bovenaan."),
                    _("Je ziet per gezin wat nieuw is en wat er gevraagd is."),
                    _("Ook je stappen uit het plan staan erbij."),
                    _("Zoek een gezin op de naam van het boek."),
                    _("Je kunt een gezin een eigen naam geven. Alleen jij ziet die."),
                ),
                "caseload",
            ),
            Part(
                _("Een gezin zonder boek"),
                (
                    _("Een gezin zonder boek zet je erbij, zonder naam. Alleen jij ziet dat."),
                    _("Kies Gezin zonder boek erbij."),
                    _("Noem het zoals jij het onthoudt. Zet er geen achternaam in."),
                    _("Schrijf wat je moet doen, en voor welke dag."),
                    _("Heb je het gedaan? Kies Klaar."),
                ),
                "family-without-a-book",
            ),
            Part(
                _("Wil het gezin een eigen boek?"),
                (_("Geef het gezin een brief of flyer. Het gezin opent het boek zelf, en nodigt jou uit."),),
            ),
        ),
    ),
    Page(
        "mijn-dossier",
        "copy",
        _("Zet in mijn dossier"),
        _("Schrijf één keer. Het komt ook in jullie eigen systeem."),
        (
            Part(
                _("Met één klik"),
                (
                    _("Onder wat jij schreef, staat Zet in mijn dossier."),
                    _("Je ziet eerst wat er overgaat, en je kiest hoe."),
                    _("Wat jou gevraagd is, mag ook mee."),
                    _("Koos je organisatie een manier? Dan gaat het zo over."),
                    _("Anders krijg je een PDF, of tekst om te plakken."),
                ),
                "take-over-button",
            ),
            Part(
                _("Met een vinkje onder het tekstvak"),
                (
                    _("Koos je organisatie een manier? Dan staat er: Dit komt in."),
                    _("Zet een vinkje bij Mijn eigen dossier."),
                    _("Verstuur je stukje. Het gaat dan vanzelf over."),
                    _("Je keuze staat er de volgende keer weer."),
                ),
                steps=True,
            ),
            Part(
                _("Nog niet overgenomen"),
                (
                    _("Daar staat alles wat nog niet in je eigen systeem staat."),
                    _("Ook wat je daarna veranderde, staat er weer bij."),
                    _("Neem alles van een dag of week tegelijk over."),
                    _("Kwam iets niet aan? Stuur het daar nog eens."),
                    _("Typte je het zelf over? Dat zeg je bij het stukje."),
                ),
                "not-taken-over",
            ),
            Part(
                _("Woorden van anderen"),
                (
                    _("Die gaan alleen mee als het gezin zei: mag overnemen."),
                    _("Zeg er dan bij waarom. Het gezin leest dat."),
                    _("Het gezin ziet altijd wat je overnam, en wanneer."),
                ),
            ),
        ),
    ),
    Page(
        "binnengekomen",
        "upload",
        _("Binnengekomen"),
        _("Een verslag uit je eigen systeem wordt een stukje."),
        (
            Part(
                _("Drie manieren"),
                (
                    _("Plak de tekst, of kies een bestand: PDF, Word of tekst."),
                    _("Of maak een mailadres dat alleen van jou is."),
                    _("Mail naar dit adres komt hier binnen, met PDF, Word of tekst erbij."),
                    _("Gewone mail is niet versleuteld. Mag het niet van je organisatie? Plak het dan."),
                ),
                "incoming",
            ),
            Part(
                _("Nalezen"),
                (
                    _("Open het verslag. Alleen jij ziet het nog."),
                    _("Kies voor welk gezin het is."),
                    _("We zoeken namen en gegevens van anderen. We vinden niet alles. Lees daarom zelf elke regel."),
                    _("Haal weg wat niet van dit gezin is."),
                    _("Kies Maak er een stukje van."),
                    _("Kijk wie het leest, en zet het dan in het boek."),
                ),
                "incoming-reading",
                steps=True,
            ),
            Part(
                _("Goed om te weten"),
                (
                    _("Bij het stukje staat: uit een eigen verslag."),
                    _("Na 30 dagen is een verslag hier weg. Wat je weggooide of gebruikte, al na een dag."),
                ),
            ),
        ),
    ),
    Page(
        "registratieklok",
        "clock",
        _("Registratieklok"),
        _("Zie wat je niet dubbel hoefde te typen."),
        (
            Part(
                _("Wat je ziet"),
                (
                    _("Per week of maand: wat ging naar je eigen dossier."),
                    _("Je ziet wat vanzelf ging, met een klik, of overgetypt."),
                    _("De minuten zijn een schatting. Vul in hoe snel jij typt."),
                ),
                "meter",
            ),
            Part(
                _("Wie ziet dit?"),
                (
                    _("Alleen jij. Geen gezin, geen collega en geen leidinggevende."),
                    _("Je organisatie telt per maand alles samen. Minder dan tien ziet ze niet."),
                ),
            ),
        ),
    ),
    Page(
        "mijn-organisatie",
        "team",
        _("Mijn organisatie"),
        _("Regel hoe verslagen naar jullie systeem gaan."),
        (
            Part(
                _("Je werkt er al"),
                (
                    _("Vraag je beheerder om een link. Je zegt zelf ja."),
                    _("Je kunt met één klik overnemen wat je schreef. Er gaat niets vanzelf."),
                    _("De beheerder ziet je naam en je beroep. Geen gezin, geen boek."),
                    _("Je stopt wanneer je wilt."),
                ),
                "organisation-mine",
            ),
            Part(
                _("Je bent beheerder"),
                (
                    _("Kies Begin een organisatie en vul de naam in."),
                    _("Kies hoe het gaat: rechtstreeks, als bestand, of per mail."),
                    _("Kies onder welke kopjes het bij jullie aankomt."),
                    _("Stuur een proef. Daarin staat een gezin dat niet bestaat."),
                    _("Geef je collega's een link."),
                ),
                "organisation",
                steps=True,
            ),
            Part(
                _("Wat een beheerder niet ziet"),
                (
                    _("De beheerder ziet niet welke gezinnen jij helpt, en niet wat je schrijft."),
                    _("Er is wel een getal per maand."),
                    _("Van alle collega's samen, nooit van één. Afgerond naar beneden, op tientallen."),
                    _("Een organisatie leest in geen enkel boek."),
                ),
            ),
        ),
    ),
)
