"""The handbook on the phone in one's hand: messages, a note that is photographed, the app, a phone that is lost."""

from django.utils.translation import gettext_lazy as _

from .page import Page, Part

PAGES = (
    Page(
        "berichten",
        "bell",
        _("Berichten"),
        _("Jij kiest wanneer je hoort dat er iets nieuws is."),
        (
            Part(
                _("Hoe vaak"),
                (
                    _("Ga naar Mijn gegevens en kies Berichten."),
                    _("Kies per boek hoe vaak: van meteen tot geen mail."),
                    _("Een vraag aan jou komt altijd meteen. Behalve als je geen mail kiest."),
                    _("Kies Opslaan."),
                ),
                "wishes",
                steps=True,
            ),
            Part(
                _("Wat er in staat"),
                (
                    _("Een mail zegt alleen dat er iets nieuws is. Nooit wat, nooit van wie."),
                    _("Wat nieuw is, lees je na het inloggen bij Nieuw."),
                ),
            ),
            Part(
                _("Stille uren"),
                (
                    _("In deze uren komt er geen mail. Die komt erna."),
                    _("Kies zelf vanaf wanneer het stil is, en tot wanneer."),
                ),
            ),
            Part(
                _("Als iemand meekijkt"),
                (
                    _(
                        "Er staat dan: Bericht van je agenda. Zonder onze naam en zonder link. Een uitnodiging heeft wel een link."
                    ),
                    _("Dat zet je aan bij: Maak de mail onopvallend."),
                ),
            ),
            Part(
                _("Een seintje op je telefoon"),
                (
                    _("Kies bij Berichten: Zet aan op dit apparaat."),
                    _("Een seintje zegt alleen dat er iets nieuws is. Het komt als er ook een mail zou komen."),
                    _("Je zet het daar ook weer uit."),
                ),
            ),
            Part(
                _("Stoppen met mail"),
                (
                    _("Zet bij Berichten uit: Stuur mij mail als er iets nieuws is."),
                    _("Na het inloggen zie je het nog wel."),
                ),
            ),
        ),
    ),
    Page(
        "briefje",
        "camera",
        _("Foto van een briefje"),
        _("Een briefje van papier wordt een stukje."),
        (
            Part(
                _("Zo doe je het"),
                (
                    _("Kies op de tijdlijn bij het schrijven: Foto van een briefje."),
                    _("Kies een foto, of maak er een."),
                    _("Je kunt de foto draaien en groter maken."),
                    _("Typ over wat er staat. Dan vind je het later terug."),
                    _("Kies het hoofdstuk en kijk wie het leest."),
                    _("Kies Zet in ons boek."),
                ),
                "paper-note",
                steps=True,
            ),
            Part(
                _("Goed om te weten"),
                (
                    _("Vul in van welke dag het briefje is. Dan staat het daar."),
                    _("Lukt overtypen niet? De foto alleen is ook goed."),
                    _("Staat er een naam van een ander op? Denk even na voor je deelt."),
                ),
            ),
        ),
    ),
    Page(
        "app",
        "device",
        _("Het boek op je telefoon"),
        _("Zet het boek bij je andere apps. Je hoeft niets te kopen."),
        (
            Part(
                _("Op een iPhone of iPad"),
                (
                    _("Open Gezinsboek in Safari."),
                    _("Tik op Deel, het vierkant met een pijl."),
                    _("Kies Zet op beginscherm."),
                ),
                steps=True,
            ),
            Part(
                _("Op een Android-telefoon"),
                (
                    _("Open Gezinsboek in Chrome."),
                    _("Tik op de drie puntjes."),
                    _("Kies App installeren, of Toevoegen aan startscherm."),
                ),
                steps=True,
            ),
            Part(
                _("Wat je telefoon bewaart"),
                (
                    _("De app bewaart geen stukjes, foto's of namen op je telefoon."),
                    _("Ze bewaart alleen hoe Gezinsboek eruitziet, en één lege bladzijde."),
                    _("Zonder internet zie je dus niets uit het boek."),
                    _("Leen je je telefoon uit? Log dan eerst uit."),
                ),
            ),
            Part(
                _("Weer weghalen"),
                (
                    _("Haal de app weg zoals je andere apps."),
                    _("Het boek blijft gewoon bestaan."),
                ),
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
    Page(
        "werkt-niet",
        "help",
        _("Wat werkt niet?"),
        _("Er gaat iets mis, of je snapt een bladzijde niet."),
        (
            Part(
                _("Zo meld je het"),
                (
                    _("Onder elke bladzijde staat: Wat werkt niet?"),
                    _("Schrijf wat je wilde doen, en wat er gebeurde."),
                    _("Schrijf geen namen en niets uit een boek. De beheerder van deze site leest dit."),
                    _("Kies Verstuur."),
                ),
                "trouble",
                steps=True,
            ),
            Part(
                _("Wat we meesturen"),
                (
                    _("Welk soort bladzijde het was, je browser en de tijd."),
                    _("Je ziet dat voor je het verstuurt."),
                    _("Je naam en adres gaan niet mee. Je krijgt dus geen antwoord."),
                ),
            ),
            Part(
                _("Eerst zelf proberen"),
                (
                    _("Doet je internet het? Probeer het dan nog eens."),
                    _("Een code uit een mail werkt een kwartier. Vraag anders een nieuwe."),
                    _("Kom je er niet meer in? Kies bij het inloggen: Ik kan er niet meer in."),
                    _("Zie je iets niet? Dan is het misschien niet met jou gedeeld."),
                ),
            ),
            Part(
                _("Is het dringend?"),
                (_("Is het dringend of gevaarlijk? Wacht dan niet op ons. Bel."),),
            ),
        ),
    ),
)
