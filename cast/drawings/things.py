"""What stands in many pictures: sun, clouds, trees, flowers, houses, stars, hearts."""

import math

from .colours import GAY
from .paper import HEIGHT, WIDTH, Point, Sheet, ellipse


def sky_and_ground(sheet: Sheet, sky: str, ground: str, horizon: float, hill: float = 24) -> None:
    sheet.shape([(-20, -20), (WIDTH + 20, -20), (WIDTH + 20, horizon + 40), (-20, horizon + 40)], sky, shadow=False)
    wave = sheet.rng.uniform(0, 6.3)
    edge: list[Point] = [(x, horizon + hill * math.sin(x / 190 + wave)) for x in range(-20, WIDTH + 40, 30)]
    sheet.shape([*edge, (WIDTH + 20, HEIGHT + 20), (-20, HEIGHT + 20)], ground)


def sun(sheet: Sheet, x: float, y: float, size: float = 62) -> None:
    turn = sheet.rng.uniform(0, 0.5)
    for ray in range(11):
        angle = turn + ray * math.tau / 11
        near, far = size * 1.28, size * sheet.rng.uniform(1.62, 1.85)
        sheet.line(
            [
                (x + near * math.cos(angle), y + near * math.sin(angle)),
                (x + far * math.cos(angle), y + far * math.sin(angle)),
            ],
            "#f2b32e",
            11,
        )
    sheet.round(x, y, size, colour="#f9cf4c")


def cloud(sheet: Sheet, x: float, y: float, size: float = 1.0, colour: str = "#ffffff") -> None:
    puffs = ((-72, 16, 48), (-22, -16, 62), (44, -2, 54), (88, 24, 38))
    edge: list[Point] = []
    for dx in range(-120, 127, 6):
        tops = [py - math.sqrt(wide**2 - (dx - px) ** 2) for px, py, wide in puffs if abs(dx - px) < wide]
        if tops:
            edge.append((x + dx * size, y + min(tops) * size))
    sheet.shape([*edge, (x + 126 * size, y + 52 * size), (x - 120 * size, y + 52 * size)], colour)


def tree(sheet: Sheet, x: float, foot: float, high: float, leaf: str = "#5a9a4a", fruit: str = "") -> None:
    wide = high * 0.36
    sheet.shape(
        [
            (x - high * 0.05, foot),
            (x - high * 0.035, foot - high * 0.5),
            (x + high * 0.035, foot - high * 0.5),
            (x + high * 0.06, foot),
        ],
        "#8a5c38",
    )
    middle = foot - high * 0.66
    edge: list[Point] = []
    for turn in range(0, 360, 45):
        angle = math.radians(turn)
        edge += ellipse(
            x + wide * 0.62 * math.cos(angle),
            middle + wide * 0.58 * math.sin(angle),
            wide * 0.44,
            wide * 0.44,
            turn - 62,
            turn + 62,
        )
    sheet.shape(edge, leaf)
    for _ in range(7 if fruit else 0):
        angle, away = sheet.rng.uniform(0, 6.3), sheet.rng.uniform(0.1, 0.72)
        sheet.round(
            x + wide * away * math.cos(angle), middle + wide * away * math.sin(angle), high * 0.032, colour=fruit
        )


def flower(sheet: Sheet, x: float, foot: float, high: float, colour: str, heart: str = "#f3c13a") -> None:
    top = foot - high
    sheet.curve([(x, foot), (x + high * 0.06, foot - high * 0.5), (x, top)], "#4d8b45", max(6, high * 0.05))
    for side in (-1, 1):
        sheet.shape(ellipse(x + side * high * 0.13, foot - high * 0.33, high * 0.12, high * 0.05), "#6fae54")
    wide = high * 0.2
    for petal in range(8):
        angle = petal * math.tau / 8
        sheet.round(x + wide * 0.72 * math.cos(angle), top + wide * 0.72 * math.sin(angle), wide * 0.4, colour=colour)
    sheet.round(x, top, wide * 0.46, colour=heart)


def grass(sheet: Sheet, count: int, top: float, bottom: float, colour: str = "#3f7d3c") -> None:
    for _ in range(count):
        x, y = sheet.rng.uniform(10, WIDTH - 10), sheet.rng.uniform(top, bottom)
        for lean in (-9, 0, 9):
            sheet.line([(x, y), (x + lean, y - sheet.rng.uniform(16, 26))], colour, 4)


def house(sheet: Sheet, x: float, foot: float, wide: float, wall: str, roof: str, door: str) -> None:
    high = wide * 0.78
    left, right, top = x - wide / 2, x + wide / 2, foot - high
    sheet.block(right - wide * 0.3, top - wide * 0.44, right - wide * 0.18, top - wide * 0.1, "#a5553f")
    sheet.block(left, top, right, foot, wall)
    sheet.shape([(left - wide * 0.1, top + 4), (x, top - wide * 0.5), (right + wide * 0.1, top + 4)], roof)
    sheet.block(x - wide * 0.1, foot - high * 0.52, x + wide * 0.1, foot, door, 6)
    sheet.round(x + wide * 0.06, foot - high * 0.24, wide * 0.016, colour="#f6d05a")
    for middle in (x - wide * 0.29, x + wide * 0.29):
        window(sheet, middle, top + high * 0.36, wide * 0.2)
    sheet.round(x, top - wide * 0.16, wide * 0.075, colour="#cfe6f3")


def window(sheet: Sheet, x: float, y: float, wide: float) -> None:
    half = wide / 2
    sheet.block(x - half - 6, y - half - 6, x + half + 6, y + half + 6, "#fffdf6")
    sheet.block(x - half, y - half, x + half, y + half, "#bfe0ef")
    sheet.line([(x, y - half), (x, y + half)], "#fffdf6", 7)
    sheet.line([(x - half, y), (x + half, y)], "#fffdf6", 7)


def school_house(sheet: Sheet, x: float, foot: float, wide: float) -> None:
    high = wide * 0.66
    sheet.block(x - wide / 2, foot - high, x + wide / 2, foot, "#e8a08a")
    sheet.shape([(x - wide * 0.56, foot - high), (x, foot - high * 1.6), (x + wide * 0.56, foot - high)], "#b5483a")
    sheet.block(x - wide * 0.1, foot - high * 0.5, x + wide * 0.1, foot, "#7a4a3a")
    for side in (-0.33, 0.33):
        sheet.block(x + wide * (side - 0.1), foot - high * 0.78, x + wide * (side + 0.1), foot - high * 0.42, "#cfe6f3")
    sheet.line([(x, foot - high * 1.55), (x, foot - high * 2.1)], "#4a3b36", 7)
    sheet.shape(
        [(x + 4, foot - high * 2.1), (x + wide * 0.26, foot - high * 1.95), (x + 4, foot - high * 1.8)], "#3d6fb6"
    )


def wall(sheet: Sheet, with_window: bool = True) -> None:
    sheet.shape(
        [(-20, -20), (WIDTH + 20, -20), (WIDTH + 20, HEIGHT), (-20, HEIGHT)],
        sheet.rng.choice(("#f3e7d3", "#e3ecea", "#efe0da", "#e8e6f0")),
        shadow=False,
    )
    if with_window:
        window(sheet, sheet.rng.choice((190, 1010)), 170, 190)


def table(sheet: Sheet, top: float, wood: str = "#c58f5a", cloth: str = "") -> None:
    """A table seen from where you sit; it fills the lower part of the sheet."""
    sheet.shape([(60, top), (WIDTH - 60, top), (WIDTH + 60, HEIGHT + 30), (-60, HEIGHT + 30)], wood)
    for part in (0.3, 0.62):
        y = top + (HEIGHT - top) * part
        sheet.curve([(20, y), (400, y - 7), (800, y + 6), (WIDTH - 20, y - 3)], "#b37d49", 4)
    if cloth:
        edge: list[Point] = [(120, top + 1), (WIDTH - 120, top + 1), (WIDTH - 40, HEIGHT - 70)]
        wave: list[Point] = [(x, HEIGHT - 70 + 14 * math.sin(x / 40)) for x in range(WIDTH - 40, 39, -20)]
        sheet.shape([*edge, *wave], cloth)


def flags(sheet: Sheet, y: float) -> None:
    rope: list[Point] = [(x, y + 46 * math.sin(x / WIDTH * math.pi)) for x in range(0, WIDTH + 1, 40)]
    sheet.line(rope, "#8a6a4a", 5)
    for (x1, y1), (x2, y2) in zip(rope[1::3], rope[3::3], strict=False):
        sheet.shape([(x1, y1), (x2, y2), ((x1 + x2) / 2, max(y1, y2) + 92)], sheet.rng.choice(GAY))


def star(sheet: Sheet, x: float, y: float, size: float, colour: str) -> None:
    points: list[Point] = []
    for step in range(10):
        far, angle = size if step % 2 == 0 else size * 0.45, step * math.pi / 5
        points.append((x + far * math.sin(angle), y - far * math.cos(angle)))
    sheet.shape(points, colour)


def heart(sheet: Sheet, x: float, y: float, size: float, colour: str) -> None:
    turns = [math.radians(a) for a in range(0, 360, 8)]
    sheet.shape(
        [
            (
                x + size * math.sin(t) ** 3,
                y
                - size
                * (0.81 * math.cos(t) - 0.31 * math.cos(2 * t) - 0.12 * math.cos(3 * t) - 0.06 * math.cos(4 * t)),
            )
            for t in turns
        ],
        colour,
    )


def steam(sheet: Sheet, x: float, foot: float, high: float = 110) -> None:
    for shift in (-34, 4, 40):
        lean = sheet.rng.uniform(-8, 8)
        sheet.curve(
            [
                (x + shift, foot),
                (x + shift + 18 + lean, foot - high * 0.35),
                (x + shift - 12, foot - high * 0.7),
                (x + shift + 12, foot - high),
            ],
            "#fff6e6",
            9,
        )
