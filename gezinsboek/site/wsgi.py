"""The web process."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gezinsboek.site.settings.real")
django = get_wsgi_application()

from gezinsboek.ground.uploads import arriving  # noqa: E402  # these need the settings

from .bodies import TakingIn  # noqa: E402

arriving.clear()

application = TakingIn(django)
