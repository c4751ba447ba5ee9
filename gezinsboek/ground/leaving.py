"""The mark that a page sets on this device when it is left in a hurry ("Snel weg").

The word to the server travels beside the way out and may come late. The mark is there at once, and goes along with whatever
is asked for next: also by Back. All it can say is that whoever was here is out; `people.leaving` makes it so.
"""

from django.conf import settings


def cookie_name() -> str:
    """Beside the session's own, and with its fences: under `__Host-` no neighbour of our address can set it."""
    return f"{settings.SESSION_COOKIE_NAME}_weg"


def written() -> str:
    """What the script writes. It stays as long as a session could, and goes along wherever the session's cookie goes:
    a stricter one would stay behind when Back leads to a page that was opened out of a mail."""
    secure = "; Secure" if settings.SESSION_COOKIE_SECURE else ""
    return f"{cookie_name()}=1; Path=/; Max-Age={settings.SESSION_COOKIE_AGE}; SameSite=Lax{secure}"
