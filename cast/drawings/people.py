"""Round heads and friendly faces."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .colours import BLUES, GAY, HAIRS, INK, SKINS
from .paper import Sheet, ellipse


@dataclass
class Figure:
    """Somebody: how tall, and in what colours. `skirt` is a dress instead of trousers, `scarf` covers the hair."""

    high: float
    shirt: str
    trousers: str = "#3f4a6b"
    skin: str = SKINS[0]
    hair: str = HAIRS[0]
    long: bool = False
    skirt: bool = False
    scarf: str = ""
    arms: tuple[float, float] = (40.0, 40.0)  # degrees from hanging down, left and right


def own_skin(sheet: Sheet) -> str:
    """A skin of this family; by chance when nobody said."""
    return sheet.rng.choice(SKINS if sheet.skin is None else SKINS[max(0, sheet.skin - 1) : sheet.skin + 1])


def anybody(sheet: Sheet, high: float, skin: str = "") -> Figure:
    """Somebody by chance."""
    pick = sheet.rng.choice
    arms = (sheet.rng.uniform(15, 130), sheet.rng.uniform(15, 130))
    skin = skin or pick(SKINS)
    hair = pick(HAIRS if skin in SKINS[:2] else HAIRS[:2])
    return Figure(high, pick(GAY), pick(BLUES), skin, hair, pick((True, False)), pick((True, False)), "", arms)


def family(sheet: Sheet, heights: Iterable[float], arms: tuple[float, float]) -> list[Figure]:
    """Some who look like one another."""
    if sheet.skin is None:
        sheet.skin = sheet.rng.randrange(len(SKINS))
    return [replace(anybody(sheet, high, own_skin(sheet)), arms=arms) for high in heights]


def person(sheet: Sheet, x: float, foot: float, who: Figure) -> None:
    h = who.high
    head, neck, hip = h * 0.17, foot - h * 0.66, foot - h * 0.34
    for side in (-1, 1):
        if not who.skirt:
            sheet.line([(x + side * h * 0.06, hip - 4), (x + side * h * 0.08, foot - h * 0.03)], who.trousers, h * 0.1)
        else:
            sheet.line([(x + side * h * 0.06, hip), (x + side * h * 0.07, foot - h * 0.03)], who.skin, h * 0.06)
        sheet.shape(ellipse(x + side * h * 0.1, foot - h * 0.015, h * 0.075, h * 0.035), "#4a3b36")
    for side, lift in zip((-1, 1), who.arms, strict=True):
        angle = math.radians(lift)
        hand = (x + side * (h * 0.1 + h * 0.27 * math.sin(angle)), neck + h * 0.07 + h * 0.27 * math.cos(angle))
        sheet.line([(x + side * h * 0.1, neck + h * 0.07), hand], who.shirt, h * 0.075)
        sheet.round(*hand, h * 0.042, colour=who.skin)
    if who.long and not who.scarf:
        sheet.shape(ellipse(x, neck - h * 0.06, head * 1.12, head * 1.35), who.hair)
    broad = 0.22 if who.skirt else 0.135
    down = hip + h * (0.12 if who.skirt else 0.03)
    sheet.shape([(x - h * 0.11, neck), (x + h * 0.11, neck), (x + h * broad, down), (x - h * broad, down)], who.shirt)
    middle = neck - head * 0.82
    if who.scarf:
        sheet.shape(ellipse(x, middle + head * 0.16, head * 1.18, head * 1.28), who.scarf)
        sheet.shape(ellipse(x, middle + head * 0.06, head * 0.82, head * 0.88), who.skin)
    else:
        sheet.round(x, middle, head, colour=who.skin)
        sheet.shape(
            [
                *ellipse(x, middle - head * 0.06, head * 1.06, head * 1.04, 184, 356),
                *reversed(ellipse(x, middle - head * 0.3, head * 0.98, head * 0.34, 184, 356)),
            ],
            who.hair,
        )
    for side in (-1, 1):
        sheet.round(x + side * head * 0.34, middle + head * 0.08, max(3.0, head * 0.085), colour=INK)
    sheet.curve(
        [(x - head * 0.32, middle + head * 0.4), (x, middle + head * 0.56), (x + head * 0.32, middle + head * 0.4)],
        INK,
        max(4.0, head * 0.09),
    )
