"""The tests: a demo database in a home of its own, thrown away afterwards."""

from .demo import *  # noqa: F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
HELD_BACK = False
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
