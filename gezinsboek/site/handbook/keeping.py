"""The handbook on being safe, keeping, and signing in."""

from django.utils.translation import gettext_lazy as _

from .page import Page, Part

PAGES = (
    Page(
        "veilig",
        "lock",
        _("Veilig"),
        _("Wat je zelf kunt doen als het spannend is."),
        (
            Part(
                _("Snel weg"),
                (
                    _("Tik op Snel weg. Je ziet meteen een gewone bladzijde."),
                    _("Je bent dan uitgelogd. Met Terug komt er niets van het boek."),
                    _("Met een toetsenbord druk je drie keer op Shift."),
                ),
            ),
            Part(
                _("Een hoofdstuk voor jou alleen"),
                (
                    _("Dat opent pas als je opnieuw laat zien dat jij het bent."),
                    _("Anderen zien niet dat het er is."),
                ),
                "sure-it-is-you",
            ),
            Part(
                _("Mail die niets verraadt"),
                (
                    _("In een mail staat nooit wat er in het boek staat."),
                    _("Kies bij Berichten voor onopvallende mail als iemand meekijkt."),
                ),
            ),
        ),
    ),
    Page(
        "meenemen",
        "download",
        _("Terugvinden en meenemen"),
        _("Alles wat jij leest, kun je zoeken en bewaren."),
        (
            Part(
                _("Zoeken"),
                (
                    _("Je zoekt in stukjes, reacties en bestanden."),
                    _("Ook in het plan en de agenda."),
                    _("Een typfout is niet erg."),
                    _("Je vindt alleen wat je mag lezen."),
                ),
            ),
            Part(
                _("Alles meenemen"),
                (
                    _("Ga naar Meer en kies Alles meenemen."),
                    _("Je krijgt één map met alles wat jij leest."),
                    _("Het plan en de agenda gaan mee."),
                    _("Die opent zonder internet. De map is niet op slot."),
                ),
                steps=True,
            ),
        ),
    ),
    Page(
        "inloggen",
        "key",
        _("Inloggen"),
        _("Je hebt geen wachtwoord nodig."),
        (
            Part(
                _("Met een code"),
                (
                    _("Vul je e-mailadres in. Typ de code uit de mail over."),
                    _("Heb je geen e-mail? Dan begin je met een code uit een brief."),
                ),
                "sign-in",
            ),
            Part(
                _("Een tweede slot"),
                (
                    _("Met je vinger of gezicht is het veiliger en sneller."),
                    _("Bewaar ook de herstelcodes. Die helpen als je telefoon kwijt is."),
                ),
                "second-lock",
            ),
            Part(
                _("Op welke apparaten"),
                (
                    _("Bij Mijn gegevens zie je waar je bent ingelogd."),
                    _("Ben je een telefoon kwijt? Log daar uit met één tik."),
                ),
                "my-page",
            ),
        ),
    ),
)
