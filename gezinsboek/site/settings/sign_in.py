"""Everything about signing in: allauth, second factors, sessions and what may be tried how often.

docs/decisions/0020-sign-in.md says why; people/README.md what it does for people.
"""

import os

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

# No passwords at all: a code by e-mail or a passkey.
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]  # for the PIN
ACCOUNT_ADAPTER = "gezinsboek.people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "gezinsboek.people.accounts.shown_name"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_SIGNUP_FORM_CLASS = "gezinsboek.people.forms.sign_up.WhoAreYou"
ACCOUNT_FORMS = {
    "login": "gezinsboek.people.forms.sign_in.SignInForm",
    "signup": "gezinsboek.people.forms.sign_in.SignUpForm",
    "confirm_login_code": "gezinsboek.people.forms.sign_in.SignInCodeForm",
    "confirm_email_verification_code": "gezinsboek.people.forms.sign_in.AddressCodeForm",
    "change_email": "gezinsboek.people.forms.sign_in.OtherAddressForm",
    "add_email": "gezinsboek.people.forms.sign_in.NewAddressForm",
}
ACCOUNT_CHANGE_EMAIL = True  # one address; the old one is told when it changes
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_TIMEOUT = 30 * 60
# Eight figures: easy on a phone; with five tries of twenty codes an hour a guesser needs half a century.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": True, "length": 8}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60

# Second factors. A passkey asks for the finger, face or code of the device, so it is two factors by itself.
MFA_ADAPTER = "gezinsboek.people.factors.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_TOLERANCE = 1  # the clock of a phone may be half a minute off
MFA_TOTP_ISSUER = "Gezinsboek"
MFA_FORMS = {
    "authenticate": "gezinsboek.people.forms.second_factor.SecondStepForm",
    "reauthenticate": "gezinsboek.people.forms.second_factor.AgainForm",
    "activate_totp": "gezinsboek.people.forms.second_factor.AppForm",
    "deactivate_totp": "gezinsboek.people.forms.second_factor.AppAwayForm",
    "add_webauthn": "gezinsboek.people.forms.second_factor.NewPasskeyForm",
    "signup_webauthn": "gezinsboek.people.forms.second_factor.FirstPasskeyForm",
    "login_webauthn": "gezinsboek.people.forms.second_factor.PasskeyLoginForm",
    "authenticate_webauthn": "gezinsboek.people.forms.second_factor.PasskeyStepForm",
    "reauthenticate_webauthn": "gezinsboek.people.forms.second_factor.PasskeyAgainForm",
    "edit_webauthn": "gezinsboek.people.forms.second_factor.PasskeyNameForm",
    "generate_recovery_codes": "gezinsboek.people.forms.second_factor.NewCodesForm",
}

# What may be tried how often. Kept in a table of its own over the autocommit connection, see people/limits.py.
CACHES = {
    "default": {
        "BACKEND": "gezinsboek.people.limits.RateLimitCache",
        "LOCATION": "rate_limit",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    }
}
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "signup": "20/m/ip",
    "request_login_code": "30/m/ip,3/m/key,20/h/key",
    "code_try": "60/m/ip,5/15m/key",
    "login_failed": "20/m/ip,5/300s/key,30/d/key",
    "confirm_email": "1/10s/key,20/h/key",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
    "again_by_code": "3/m/user,20/h/user",
    # the first two by name and by who tries, so that who knows a name cannot use up the tries of its owner
    "recovery_login": "10/m/ip,5/15m/key,20/d/key",
    "lost": "5/m/ip,20/h/ip,3/h/key,5/d/key",
    "recovery_login_name": "300/d/key",  # all of them together: eight figures are not guessed by that
    "lost_go_on": "10/m/ip,5/15m/key,20/d/key",
    "choose_voucher": "5/h/user,10/d/user",
}
MFA_RATE_LIMITS = {"webauthn_login": "30/m/ip"}
# How many proxies of our own stand between a visitor and us; 0: the address of the connection is the visitor's.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("GEZINSBOEK_PROXIES", "0"))

# A lost phone: how many days pass between somebody's word and getting in, and until what is private opens after that.
RECOVERY_DAYS = int(os.environ.get("GEZINSBOEK_RECOVERY_DAYS", "3"))
RECOVERY_PRIVATE_DAYS = int(os.environ.get("GEZINSBOEK_RECOVERY_PRIVATE_DAYS", "14"))

# Sessions: twelve hours without use, two for a professional. The cookie is renewed while it is used.
SESSION_ENGINE = "gezinsboek.people.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
IDLE_PROFESSIONAL = 2 * 60 * 60
USERSESSIONS_TRACK_ACTIVITY = False  # the gate notes once in five minutes when a device was last used
# The longest text that is kept when a session ended while somebody was typing, in bytes.
PARKED_LIMIT = 300_000

# The page where somebody types the code of a letter; it belongs to the circle, so it is known by name only.
PAPER_CODE_PAGE = "code"
