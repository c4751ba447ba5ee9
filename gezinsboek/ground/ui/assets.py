"""Where the look finds its files: the theme, the fonts and the sprite of icons. Nothing breaks where one is missing."""

from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from whitenoise.storage import CompressedManifestStaticFilesStorage

FETCHED = "assets/"


def theme_name() -> str:
    """Which file `ui/theme-<name>.css` dresses the site; a town sets GEZINSBOEK_THEME in its settings."""
    return str(getattr(settings, "GEZINSBOEK_THEME", "gezinsboek"))


@cache
def present(path: str) -> bool:
    """Whether a static file is there, asked once."""
    return finders.find(path) is not None or staticfiles_storage.exists(path)


@cache
def theme_links(theme: str) -> SafeString:
    """The style sheets of a page, three for the screen and one for paper, with the first font fetched early when there is
    one."""
    font = f"{FETCHED}fonts/text-400.woff2"
    preload: str = mark_safe("")
    if theme == "gezinsboek" and present(font):
        preload = format_html('<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>\n', static(font))
    sheets = [f"ui/theme-{theme}.css", "ui/layout.css", "ui/components.css"]
    links = [format_html('<link rel="stylesheet" href="{}">', static(sheet)) for sheet in sheets]
    links.append(format_html('<link rel="stylesheet" href="{}" media="print">', static("ui/print.css")))
    return mark_safe(preload + "\n".join(links))  # noqa: S308  # every part is made by format_html


def shell() -> list[str]:
    """What a page needs to be drawn in our look: the style sheets, a script, the fonts and the icons, as far as
    they are there."""
    sheets = [f"ui/theme-{theme_name()}.css", "ui/layout.css", "ui/components.css", "ui/install.js"]
    fetched = [f"{FETCHED}fonts/text-400.woff2", f"{FETCHED}fonts/heading-700.woff2", f"{FETCHED}icons.svg"]
    return [static(name) for name in sheets + [name for name in fetched if present(name)]]


@cache
def sprite() -> str:
    """The address of the sprite of icons."""
    return static(f"{FETCHED}icons.svg")


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Hashed names for good, but a font or icon that could not be fetched at set-up does not stop the rest."""

    def hashed_name(self, name: str, *args: Any, **kwargs: Any) -> str:
        try:
            return str(super().hashed_name(name, *args, **kwargs))
        except ValueError:
            if name.startswith(FETCHED):
                return name
            raise

    def stored_name(self, name: str) -> str:
        try:
            return str(super().stored_name(name))
        except ValueError:
            if name.startswith(FETCHED):
                return name
            raise
