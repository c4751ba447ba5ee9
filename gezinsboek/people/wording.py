"""What allauth says when something is not right, in our words."""

from django.utils.translation import gettext_lazy as _

ERRORS = {
    "account_inactive": _("Dit account is gesloten."),
    "cannot_remove_primary_email": _("Dit adres heb je nodig om in te loggen."),
    "duplicate_email": _("Dit is al je e-mailadres."),
    "email_password_mismatch": _("Dit klopt niet. Kijk het nog eens na."),
    "phone_password_mismatch": _("Dit klopt niet. Kijk het nog eens na."),
    "email_taken": _("Dit e-mailadres kun je niet gebruiken."),
    "enter_current_password": _("Dit klopt niet. Kijk het nog eens na."),
    "incorrect_code": _("Deze code klopt niet. Kijk het nog eens na."),
    "incorrect_password": _("Dit klopt niet. Kijk het nog eens na."),
    "invalid_or_expired_key": _("Deze code is te oud. Vraag een nieuwe."),
    "invalid_login": _("Dit klopt niet. Kijk het nog eens na."),
    "invalid_password_reset": _("Deze code is te oud. Vraag een nieuwe."),
    "max_email_addresses": _("Je kunt %d e-mailadressen hebben."),
    "phone_taken": _("Dit nummer kun je niet gebruiken."),
    "too_many_login_attempts": _("Dit is te vaak geprobeerd. Wacht even. Probeer het dan nog eens."),
    "unknown_email": _("Dit klopt niet. Kijk het nog eens na."),
    "unknown_phone": _("Dit klopt niet. Kijk het nog eens na."),
    "unverified_primary_email": _("Bevestig eerst je e-mailadres."),
    "username_blacklisted": _("Deze naam kun je niet gebruiken."),
    "username_password_mismatch": _("Dit klopt niet. Kijk het nog eens na."),
    "username_taken": _("Deze naam kun je niet gebruiken."),
    "select_only_one": _("Kies er één."),
    "same_as_current": _("Dit is hetzelfde adres. Typ een ander."),
    "rate_limited": _("Dit is te vaak geprobeerd. Wacht even. Probeer het dan nog eens."),
}
MAIL_FAILED = _("We kunnen nu geen mail sturen. Wat je typte, staat er nog. Probeer het over een paar minuten.")
ADDRESS_REFUSED = _("Dit adres neemt geen mail aan. Kijk het nog eens na.")
PASSKEY_FAILED = _("De passkey werkte niet. Probeer het nog eens, of kies een andere manier.")
