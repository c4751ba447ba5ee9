"""The web process."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gezinsboek.site.settings.real")
django = get_wsgi_application()

from .bodies import TakingIn  # noqa: E402  # needs the settings

application = TakingIn(django)
