"""The paper and the crayons: shapes with a shaky hand, laid on a sheet of 1200 x 800.

Two hands draw. `crayon` is a child's: wax on paper, the grain shows through. `paper` is cut and pasted: flat shapes with
a soft shadow. The same seed always gives the same picture.
"""

import io
import itertools
import math
from collections.abc import Iterable, Sequence
from functools import cache
from random import Random
from typing import Literal

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Hand = Literal["crayon", "paper"]
Point = tuple[float, float]
WIDTH, HEIGHT = 1200, 800
PAPER = "#fffaf0"
_FINE = 2  # shapes are drawn twice as large and made smaller, so that edges are smooth


class Sheet:
    """One sheet. Colours are words like "#e0533d"; lengths are pixels; `shake` is how much the hand trembles; `skin` is
    the darkest skin in the family that is drawn."""

    def __init__(self, seed: str, hand: Hand = "paper", skin: int | None = None) -> None:
        self.rng = Random(seed)
        self.hand = hand
        self.skin = skin
        self.shake = 5.0 if hand == "crayon" else 1.6
        self.image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)

    # ---------- shapes

    def shape(self, points: Sequence[Point], colour: str, *, shadow: bool = True) -> None:
        """A closed shape, filled."""
        box, mask = self._mask(self._shaken(points, closed=True), None)
        if self.hand == "crayon":
            self.image.paste(PAPER, box[:2], mask.point(lambda value: value * 4 // 5))  # what lies under shines through
            self._wax(box, mask, colour)
            self.line([*points, points[0]], _darker(colour), 6)
            return
        if shadow:
            self._shadow(box, mask)
        self.image.paste(colour, box[:2], mask)

    def round(self, x: float, y: float, across: float, down: float | None = None, colour: str = "#000000") -> None:
        """An ellipse around a middle; `across` and `down` are half its width and height."""
        self.shape(ellipse(x, y, across, down or across), colour)

    def block(self, left: float, top: float, right: float, bottom: float, colour: str, corner: float = 0) -> None:
        """A rectangle, with round corners if wished."""
        self.shape(rectangle(left, top, right, bottom, corner), colour)

    def line(self, points: Sequence[Point], colour: str, width: float = 8) -> None:
        """A line with round ends."""
        box, mask = self._mask(self._shaken(points, closed=False), width)
        if self.hand == "crayon":
            self._wax(box, mask, colour, pressed=True)
        else:
            self.image.paste(colour, box[:2], mask)

    def curve(self, points: Sequence[Point], colour: str, width: float = 8) -> None:
        """A flowing line through these points."""
        self.line(flowing(points), colour, width)

    def dots(self, places: Iterable[Point], size: float, colour: str) -> None:
        for x, y in places:
            self.round(x, y, size, size, colour)

    # ---------- how it is done

    def _shaken(self, points: Sequence[Point], *, closed: bool) -> list[Point]:
        """The same line drawn by hand: more points, each a little off, in slow waves."""
        ends = [*points, points[0]] if closed else list(points)
        waves = [(self.rng.uniform(60, 190), self.rng.uniform(0, 6.3), self.rng.uniform(0, 6.3)) for _ in range(3)]
        found: list[Point] = []
        gone = 0.0
        for (x1, y1), (x2, y2) in itertools.pairwise(ends):
            length = math.hypot(x2 - x1, y2 - y1)
            steps = max(1, int(length // 9))
            for step in range(steps):
                at = step / steps
                off_x = sum(math.sin((gone + at * length) / wave * 6.3 + a) for wave, a, _ in waves) / 3
                off_y = sum(math.sin((gone + at * length) / wave * 6.3 + b) for wave, _, b in waves) / 3
                found.append((x1 + (x2 - x1) * at + off_x * self.shake, y1 + (y2 - y1) * at + off_y * self.shake))
            gone += length
        return found if closed else [*found, ends[-1]]

    def _mask(self, points: list[Point], width: float | None) -> tuple[tuple[int, int, int, int], Image.Image]:
        """Where the shape (or, with a width, the line) lies: its box and how much each pixel in it is covered."""
        room = (width or 0) / 2 + 3
        left, top = (math.floor(min(p[axis] for p in points) - room) for axis in (0, 1))
        right, bottom = (math.ceil(max(p[axis] for p in points) + room) for axis in (0, 1))
        size = (max(1, right - left), max(1, bottom - top))
        fine = Image.new("L", (size[0] * _FINE, size[1] * _FINE))
        draw = ImageDraw.Draw(fine)
        moved = [((x - left) * _FINE, (y - top) * _FINE) for x, y in points]
        if width is None:
            draw.polygon(moved, fill=255)
        else:
            thick = width * _FINE
            draw.line(moved, fill=255, width=round(thick), joint="curve")
            for x, y in (moved[0], moved[-1]):
                draw.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=255)
        return (left, top, right, bottom), fine.reduce(_FINE)

    def _wax(self, box: tuple[int, int, int, int], mask: Image.Image, colour: str, *, pressed: bool = False) -> None:
        """Wax covers the hills of the paper and leaves the valleys."""
        streaks = _streaks(self.rng.randrange(4), pressed)
        x, y = self.rng.randrange(60), self.rng.randrange(60)
        piece = streaks.crop((x, y, x + mask.width, y + mask.height))
        self.image.paste(colour, box[:2], ImageChops.multiply(mask, piece))

    def _shadow(self, box: tuple[int, int, int, int], mask: Image.Image) -> None:
        room = 12
        wide = Image.new("L", (mask.width + 2 * room, mask.height + 2 * room))
        wide.paste(mask.point(lambda value: value // 4), (room, room))
        soft = wide.filter(ImageFilter.BoxBlur(5))
        self.image.paste("#2a1d12", (box[0] - room + 2, box[1] - room + 5), soft)

    def content(self) -> bytes:
        """The finished picture as JPEG, with the grain of the paper over it."""
        done = ImageChops.multiply(self.image, _grain())
        target = io.BytesIO()
        done.save(target, "JPEG", quality=88)
        return target.getvalue()


# ---------- outlines


def ellipse(x: float, y: float, across: float, down: float, begin: float = 0, end: float = 360) -> list[Point]:
    """The edge of an ellipse, or a part of it in degrees (0 is right, 90 is below)."""
    steps = max(12, int((across + down) * (end - begin) / 360 / 5))
    turns = [math.radians(begin + (end - begin) * step / steps) for step in range(steps + (end - begin < 360))]
    return [(x + across * math.cos(turn), y + down * math.sin(turn)) for turn in turns]


def rectangle(left: float, top: float, right: float, bottom: float, corner: float = 0) -> list[Point]:
    if not corner:
        return [(left, top), (right, top), (right, bottom), (left, bottom)]
    found: list[Point] = []
    for x, y, begin in (
        (right - corner, top + corner, 270),
        (right - corner, bottom - corner, 0),
        (left + corner, bottom - corner, 90),
        (left + corner, top + corner, 180),
    ):
        found += ellipse(x, y, corner, corner, begin, begin + 90)
    return found


def flowing(points: Sequence[Point]) -> list[Point]:
    """A smooth way through these points (Catmull-Rom)."""
    ends = [points[0], *points, points[-1]]
    found: list[Point] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(12):
            t = step / 12
            found.append((_between(a[0], b[0], c[0], d[0], t), _between(a[1], b[1], c[1], d[1], t)))
    return [*found, points[-1]]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


# ---------- paper and wax


def _darker(colour: str) -> str:
    return "#" + "".join(f"{int(int(colour[i : i + 2], 16) * 0.72):02x}" for i in (1, 3, 5))


def _noise(width: int, height: int, seed: int) -> Image.Image:
    return Image.frombytes("L", (width, height), Random(seed).randbytes(width * height))


@cache
def _grain() -> Image.Image:
    """The paper itself: hardly seen, but it makes flat colours look real."""
    fine = _noise(WIDTH, HEIGHT, 1).filter(ImageFilter.GaussianBlur(0.9))
    coarse = _noise(WIDTH // 8, HEIGHT // 8, 2).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    both = Image.blend(fine, coarse, 0.2).point(lambda value: 255 - max(0, min(10, (140 - value) // 6)))
    return Image.merge("RGB", (both, both, both))


@cache
def _streaks(turn: int, pressed: bool) -> Image.Image:
    """How wax lies: streaks in one direction, thin where the paper is low. Pressed hard, it covers more."""
    size = WIDTH + 400
    long = _noise(size // 14, size // 2, 3 + turn).resize((size, size), Image.Resampling.BICUBIC)
    turned = long.rotate((35, 52, -40, 20)[turn], Image.Resampling.BILINEAR, fillcolor=128)
    tooth = _noise(size, size, 11).filter(ImageFilter.GaussianBlur(1.1))
    both = Image.blend(turned, tooth, 0.45)
    low, high, least = (60, 105, 120) if pressed else (80, 150, 70)
    covered = both.point(lambda v: least + max(0, min(255 - least, (v - low) * (255 - least) // (high - low))))
    return covered.crop((160, 160, size - 40, size - 40))
