"""Bars made on the server: no script, no style, and every number also stands in words in the table beside it."""

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .meter import Period

WIDTH, LINE, LEFT, RIGHT = 340, 30, 104, 34
LOOKS = (
    'fill="var(--gb-color-action)" stroke="var(--gb-color-action)"',
    'fill="var(--gb-color-action-soft)" stroke="var(--gb-color-action)"',
    'fill="var(--gb-color-marker)" stroke="var(--gb-color-ink)"',
)


def bars(periods: list[Period], title: str) -> SafeString:
    """One bar for each period, the newest at the top: by itself, by a click, typed again."""
    most = max((one.total for one in periods), default=0) or 1
    lines = "".join(_bar(one, n, most) for n, one in enumerate(periods))
    height = LINE * len(periods)
    told = _("Van boven naar beneden de nieuwste eerst. De getallen staan in de tabel.")
    return SafeString(
        f'<svg role="img" aria-labelledby="bars-title bars-desc" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'font-size="15" fill="currentColor"><title id="bars-title">{escape(title)}</title><desc id="bars-desc">{escape(told)}</desc>{lines}</svg>'
    )


def _bar(one: Period, n: int, most: int) -> str:
    top, x = n * LINE, float(LEFT)
    drawn = f'<text x="0" y="{top + 20}">{escape(one.name)}</text>'
    for count, look in zip((one.ticked, one.clicked, one.typed), LOOKS, strict=True):
        if count:
            width = (WIDTH - LEFT - RIGHT) * count / most
            drawn += f'<rect x="{x:.1f}" y="{top + 5}" width="{width:.1f}" height="20" {look}/>'
            x += width
    return drawn + f'<text x="{x + 6:.1f}" y="{top + 20}">{one.total}</text>'


def legend() -> SafeString:
    """What each look means."""
    words = (_("vanzelf, bij het schrijven"), _("met een klik"), _("zelf overgetypt"))
    return SafeString(
        "".join(
            f'<li class="row"><svg aria-hidden="true" width="22" height="16"><rect x="1" y="1" width="20" height="14" {look}/></svg>'
            f"<span>{escape(told)}</span></li>"
            for told, look in zip(words, LOOKS, strict=True)
        )
    )
