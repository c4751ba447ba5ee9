"""The handbook at /uitleg/: what a family can do here, one page for each thing, with pictures of the real screens.

The pictures are those of docs/pictures, which the journeys take; nobody draws them twice. A page is a few parts of a few
short sentences, because whoever reads it is looking for one thing. Two ways lead in: who you are, and what worries you.
"""

from . import daily, desk, homes, keeping, living, phone, planning, together
from .page import Page, Part, Way
from .ways import ROLES, WORRIES

__all__ = ["BY_SLUG", "PAGES", "ROLES", "WORRIES", "Page", "Part", "Way"]

PAGES = (
    *daily.PAGES,
    *living.PAGES,
    *planning.PAGES,
    *together.PAGES,
    *homes.PAGES,
    *keeping.PAGES,
    *phone.PAGES,
    *desk.PAGES,
)
BY_SLUG = {page.slug: page for page in PAGES}
