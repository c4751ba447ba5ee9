"""Dutch addresses for signing in. The names are allauth's, so that it finds its own way; what we do not offer has no
address at all."""

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from .again import again, answered
from .gate import before_factor
from .strong import keys
from .views import devices, lost, mine, paper, prove, quick_exit, second_factor, sign_in, staying, vouching

View = Callable[..., HttpResponseBase]


def entrance(address: str, view: View, name: str) -> URLPattern:
    """A page on the way in; allauth's own mark says that it is open to everybody."""
    return path(address, answered(view), name=name)


def own(address: str, view: View, name: str) -> URLPattern:
    """A page to get or keep a way in: also for somebody who still has to make a second factor."""
    return path(address, before_factor(answered(view)), name=name)


def guarded(address: str, view: Any, name: str) -> URLPattern:
    """The same, after proving again that it is you."""
    return path(address, before_factor(again(view)), name=name)


urlpatterns = [
    # In
    entrance("inloggen/", sign_in.LoginView.as_view(), "account_login"),
    entrance("inloggen/passkey/", sign_in.PasskeyLoginView.as_view(), "mfa_login_webauthn"),
    entrance("inloggen/herstelcode/", paper.recovery_login, "recovery_login"),
    path("inloggen/kwijt/", lost.lost_begin, name="lost"),
    path("inloggen/kwijt/wachten/", lost.lost_wait, name="lost_wait"),
    entrance("inloggen/kwijt/klaar/", lost.lost_done, "lost_done"),
    path("inloggen/kwijt/stop/<str:token>/", lost.lost_stop, name="lost_stop"),
    entrance("inloggen/tweede-stap/", second_factor.AuthenticateView.as_view(), "mfa_authenticate"),
    entrance("inloggen/code/", account.confirm_login_code, "account_confirm_login_code"),
    entrance("inloggen/code/e-mail/", account.email_verification_sent, "account_email_verification_sent"),
    entrance("aanmelden/", sign_in.SignupView.as_view(), "account_signup"),
    entrance("aanmelden/passkey/", sign_in.SignupByPasskeyView.as_view(), "account_signup_by_passkey"),
    entrance("aanmelden/passkey/maken/", sign_in.FirstPasskeyView.as_view(), "mfa_signup_webauthn"),
    entrance("gesloten/", account.account_inactive, "account_inactive"),
    # Out
    entrance("uitloggen/", sign_in.LogoutView.as_view(), "account_logout"),
    path("snel-weg/", quick_exit.quick_exit, name="quick_exit"),
    path("blijf/", staying.stay, name="stay"),
    path("taal/", mine.set_language, name="set_language"),
    # Is it you?
    own("nog-een-keer/code/", prove.AgainByCodeView.as_view(), "account_reauthenticate"),
    own("nog-een-keer/pincode/", prove.AgainByPinView.as_view(), "again_by_pin"),
    own("nog-een-keer/extra/", second_factor.AgainView.as_view(), "mfa_reauthenticate"),
    own("nog-een-keer/passkey/", prove.AgainByPasskeyView.as_view(), "mfa_reauthenticate_webauthn"),
    own("zeker/", prove.strong_page, "strong"),
    own("zeker/sluit/", prove.strong_end, "strong_end"),
    # First keys
    own("eigen-sleutel/", paper.own_key, "own_key"),
    own("extra-slot/", second_factor.second_factor, "second_factor"),
    # Mine
    own("mijn/", mine.my_page, "me"),
    own("mijn/naam/", mine.name, "my_name"),
    own("mijn/werk/", mine.work, "my_work"),
    guarded("mijn/e-mail/", mine.AddressView.as_view(), "account_email"),
    guarded("mijn/pincode/", keys(mine.pin), "pin"),
    own("mijn/pincode/vergeten/", mine.pin_forgotten, "pin_forgotten"),
    own("mijn/sloten/", second_factor.IndexView.as_view(), "mfa_index"),
    guarded("mijn/app/", keys(second_factor.AppView.as_view()), "mfa_activate_totp"),
    guarded("mijn/app/weg/", second_factor.AppAwayView.as_view(), "mfa_deactivate_totp"),
    own("mijn/passkeys/", second_factor.PasskeysView.as_view(), "mfa_list_webauthn"),
    guarded("mijn/passkeys/nieuw/", keys(second_factor.NewPasskeyView.as_view()), "mfa_add_webauthn"),
    guarded("mijn/passkeys/<int:pk>/naam/", second_factor.PasskeyNameView.as_view(), "mfa_edit_webauthn"),
    guarded("mijn/passkeys/<int:pk>/weg/", second_factor.passkey_away, "mfa_remove_webauthn"),
    guarded("mijn/herstelcodes/", keys(second_factor.CodesView.as_view()), "mfa_view_recovery_codes"),
    guarded("mijn/herstelcodes/nieuw/", keys(second_factor.NewCodesView.as_view()), "mfa_generate_recovery_codes"),
    guarded("mijn/herstelcodes/bestand/", keys(second_factor.CodesFileView.as_view()), "mfa_download_recovery_codes"),
    own("mijn/kwijt/", vouching.my_voucher, "my_voucher"),
    guarded("mijn/kwijt/kiezen/", keys(vouching.choose), "choose_voucher"),
    own("mijn/kwijt/niet-ik/", lost.lost_not_me, "lost_not_me"),
    path("mijn/instaan/", vouching.vouch_for, name="vouch_for"),
    path("mijn/instaan/<uuid:asked>/antwoord/", vouching.vouch_answer, name="vouch_answer"),
    path("mijn/instaan/<uuid:asked>/woord/", again(vouching.vouch_word), name="vouch_word"),
    own("apparaten/", devices.devices, "usersessions_list"),
]
