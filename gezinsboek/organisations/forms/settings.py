"""Its name, how it goes, and the code that confirms its address."""

import json
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from gezinsboek.ground import outgoing
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations.models import Organisation
from gezinsboek.people.forms.plain import TOO_LONG, CodeField, LineField
from gezinsboek.people.forms.sign_in import AddressField

PHRASE = 16  # an AES key is made of it, and whoever has the mail may try for years
WRONG_ADDRESS = {
    "required": _("Vul het adres in."),
    "invalid": _("Dit is geen goed adres. Kijk het na."),
    "max_length": TOO_LONG,
}
NEVER_CALLED = {
    outgoing.NO_HTTPS: _("Het adres moet met https beginnen."),
    outgoing.PRIVATE: _("Dit adres ligt in een eigen netwerk. Daar sturen we niets heen."),
    outgoing.NO_ADDRESS: _("Dit adres kunnen we niet gebruiken. Kijk of er een letter als é in staat."),
}


class NameForm(forms.Form):
    name = LineField(
        label=_("Hoe heet jullie organisatie?"),
        help_text=_("Collega's lezen dit voordat ze ja zeggen."),
        max_length=80,
        error_messages={"required": _("Vul een naam in.")},
    )


class VersionField(forms.IntegerField):
    """From which version it was made."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 2)


class BeginForm(NameForm):
    """Both ids are made once, so that a double click begins one."""

    organisation = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    employee = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class ChangeNameForm(NameForm):
    version = VersionField()


class WayForm(forms.Form):
    """A way that needs nothing more."""

    version = VersionField()

    def __init__(self, organisation: Organisation, told: Any = None) -> None:
        self.organisation = organisation
        super().__init__(told, initial={"version": organisation.version, **self.present()})

    def present(self) -> dict[str, Any]:
        return {}

    def settings(self) -> dict[str, str]:
        """What it sets beside the way itself."""
        return {}


class OutgoingField(forms.URLField):
    """An address that we call: refused here for what sending would refuse. What its name leads to is looked at each time."""

    def __init__(self, **given: Any) -> None:
        super().__init__(assume_scheme="https", error_messages=WRONG_ADDRESS, **given)

    def validate(self, value: Any) -> None:
        super().validate(value)
        parts = urlsplit(value)
        if parts.username or parts.password or parts.fragment:
            raise forms.ValidationError(_("Zet geen naam of wachtwoord in het adres."))
        try:
            outgoing.target(value)
        except outgoing.Forbidden as why:
            raise forms.ValidationError(NEVER_CALLED[str(why)]) from None


class WebhookForm(WayForm):
    endpoint = OutgoingField(
        label=_("Het adres van jullie systeem"),
        help_text=_("Het begint met https. Je leverancier kent het."),
        max_length=500,
    )
    content = forms.ChoiceField(
        label=_("Wat sturen we?"),
        widget=forms.RadioSelect,
        choices=[
            ("whole", _("Het hele stukje\nJullie systeem heeft alles meteen.")),
            ("id", _("Alleen een nummer\nJullie systeem haalt het stukje daarna zelf op, met een sleutel.")),
        ],
    )

    def present(self) -> dict[str, Any]:
        return {"endpoint": self.organisation.endpoint, "content": self.organisation.content}

    def settings(self) -> dict[str, str]:
        return {"endpoint": self.cleaned_data["endpoint"], "content": self.cleaned_data["content"]}


# The fields of the form, and what they are called where it is kept.
BUCKET = {
    "endpoint": "endpoint",
    "region": "region",
    "bucket_name": "name",
    "folder": "prefix",
    "access": "access",
    "secret": "secret",
}


class BucketForm(WayForm):
    endpoint = OutgoingField(
        label=_("Het adres van de opslag"),
        help_text=_("Het begint met https."),
        max_length=300,
    )
    region = LineField(label=_("Regio"), max_length=60, required=False)
    bucket_name = LineField(
        label=_("Naam van de emmer (bucket)"), max_length=63, error_messages={"required": _("Vul de naam in.")}
    )
    folder = LineField(label=_("Map daarin"), max_length=200, required=False)
    access = LineField(
        label=_("Naam van de sleutel"), max_length=128, error_messages={"required": _("Vul de naam van de sleutel in.")}
    )
    secret = forms.CharField(
        label=_("De sleutel zelf"),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        max_length=200,
        error_messages={"required": _("Vul de sleutel in."), "max_length": TOO_LONG},
    )

    def __init__(self, organisation: Organisation, told: Any = None) -> None:
        super().__init__(organisation, told)
        if self.kept().get("secret"):
            self.fields["secret"].required = False
            self.fields["secret"].help_text = _("Laat leeg om de sleutel te houden die er al is.")

    def present(self) -> dict[str, Any]:
        kept = self.kept()
        return {field: kept.get(name, "") for field, name in BUCKET.items() if name != "secret"}

    def kept(self) -> dict[str, str]:
        found: dict[str, str] = json.loads(self.organisation.bucket or "{}")
        return found

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        told["secret"] = told.get("secret") or self.kept().get("secret", "")
        return told

    def settings(self) -> dict[str, str]:
        return {"bucket": json.dumps({name: self.cleaned_data[field] for field, name in BUCKET.items()})}


class MailForm(WayForm):
    mail = AddressField(
        label=_("Het adres waar het heen gaat"),
        help_text=_("Een adres van de organisatie zelf. We sturen er eerst een code heen."),
        error_messages={"required": _("Vul een adres in.")},
    )
    passphrase = forms.CharField(
        label=_("De wachtzin"),
        help_text=_("Hiermee maak je de bijlage open. Schrijf hem nu op, en stuur hem nooit per mail."),
        min_length=PHRASE,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Vul een wachtzin in."),
            "min_length": _("Een wachtzin heeft ten minste 16 tekens."),
            "max_length": TOO_LONG,
        },
    )

    def present(self) -> dict[str, Any]:
        return {"mail": self.organisation.mail}

    def __init__(self, organisation: Organisation, told: Any = None) -> None:
        super().__init__(organisation, told)
        self.fields["passphrase"].required = not organisation.passphrase
        if organisation.passphrase:
            self.fields["passphrase"].help_text = _("Laat leeg om de wachtzin te houden die er al is.")

    def settings(self) -> dict[str, str]:
        told = self.cleaned_data
        return {"mail": told["mail"], "passphrase": told["passphrase"] or self.organisation.passphrase}


FORMS: dict[str, type[WayForm]] = {"webhook": WebhookForm, "bucket": BucketForm, "mail": MailForm}


class MailCodeForm(forms.Form):
    code = CodeField(label=_("De code uit de mail"), error_messages={"required": _("Vul de code in.")})
