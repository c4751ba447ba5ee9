"""Pictures of the table: what we eat and when there is something to celebrate."""

import math

from .colours import BLUES, GAY, REDS
from .paper import HEIGHT, WIDTH, Point, Sheet, ellipse, rectangle
from .people import family, person
from .things import flags, heart, steam, table, wall


def soup(sheet: Sheet) -> None:
    wall(sheet)
    table(sheet, 380, "#c99a66", sheet.rng.choice(("#e8d9c2", "#d7e3e4", "#f0d9cf")))
    x = sheet.rng.uniform(540, 660)
    pan = sheet.rng.choice((*REDS, *BLUES))
    sheet.block(x - 190, 300, x + 190, 500, pan, 44)
    for side in (-1, 1):
        sheet.line(ellipse(x + side * 204, 370, 30, 26, 0, 359), pan, 16)
    sheet.round(x, 306, 192, 46, "#7d3b2c")
    sheet.round(x, 308, 172, 36, sheet.rng.choice(("#e8a33d", "#d9622f", "#b9c257")))
    for _ in range(12):
        angle, far = sheet.rng.uniform(0, 6.3), sheet.rng.uniform(0.1, 0.85)
        sheet.round(
            x + 160 * far * math.cos(angle),
            308 + 28 * far * math.sin(angle),
            11,
            8,
            sheet.rng.choice(("#6fae54", "#f6d05a", "#e0533d")),
        )
    steam(sheet, x, 250)
    for bowl in (250, 950):
        sheet.shape([*ellipse(bowl, 600, 120, 96, 0, 180)], "#f7f1e3")
        sheet.round(bowl, 600, 120, 30, "#efe4cf")
        sheet.round(bowl, 602, 102, 22, "#e0913a")
        sheet.line([(bowl + 60, 590), (bowl + 150, 510)], "#b9b9c4", 12)
    bread(sheet, 600, 660)


def bread(sheet: Sheet, x: float, y: float) -> None:
    sheet.round(x, y + 26, 170, 40, "#a9743f")
    sheet.round(x, y, 130, 46, "#d79a4e")
    for dx in (-60, 0, 60):
        sheet.curve([(x + dx - 14, y - 22), (x + dx + 6, y - 2), (x + dx + 14, y + 20)], "#f2d3a0", 9)


def cake(sheet: Sheet) -> None:
    wall(sheet)
    table(sheet, 470)
    icing = sheet.rng.choice(("#f2b8c6", "#f7efe0", "#bfe0d3", "#f6d58a"))
    sheet.round(600, 650, 360, 62, "#f7f1e3")
    for y, wide in ((640, 280), (500, 210)):
        sheet.block(600 - wide, y - 130, 600 + wide, y, "#b9743f", 20)
        edge: list[Point] = [(600 - wide - 6, y - 140), (600 + wide + 6, y - 140)]
        drip: list[Point] = [
            (x, y - 92 + 26 * math.sin(x / 22)) for x in range(int(600 + wide + 6), int(600 - wide - 8), -8)
        ]
        sheet.shape([*edge, *drip], icing)
    for x in range(400, 810, 100):
        sheet.round(x, 612, 17, colour=sheet.rng.choice(REDS))
    candles = sheet.rng.randint(4, 8)
    for number in range(candles):
        at = 450 + 300 * number / (candles - 1)
        sheet.line([(at, 366), (at, 280)], sheet.rng.choice(GAY), 15)
        sheet.shape([(at - 13, 262), (at, 222), (at + 13, 262), (at, 276)], "#f6c33d")
    flags(sheet, 60)


def pancakes(sheet: Sheet) -> None:
    wall(sheet)
    table(sheet, 400, "#bf8a56", "#e5ecea")
    x = sheet.rng.uniform(500, 620)
    sheet.round(x, 610, 300, 84, "#fffdf6")
    for layer in range(sheet.rng.randint(6, 9)):
        sheet.round(x + sheet.rng.uniform(-9, 9), 596 - layer * 24, 232, 58, "#d9983f")
        sheet.round(x + sheet.rng.uniform(-9, 9), 590 - layer * 24, 214, 50, "#efbd62")
        top = 590 - layer * 24
    sheet.shape([*ellipse(x, top, 120, 28), (x + 60, top + 70), (x + 30, top + 26)], "#8a3f1d")
    steam(sheet, x, top - 40)
    sheet.block(930, 450, 1040, 640, "#b9472f", 14)
    sheet.block(955, 410, 1015, 456, "#f7f1e3", 6)
    heart(sheet, 985, 545, 30, "#fdf3e0")


def supper(sheet: Sheet) -> None:
    """A family at table, seen from across it."""
    wall(sheet)
    seats = (230, 480, 730, 980)
    heights = (520, sheet.rng.uniform(400, 450), sheet.rng.uniform(400, 450), 510)
    for x, one in zip(seats, family(sheet, heights, (20, 20)), strict=True):
        person(sheet, x, 780, one)
    table(sheet, 560, "#c58f5a", sheet.rng.choice(("#f0e6d2", "#dfe7ea")))
    for x in seats:
        sheet.round(x, 660, 84, 34, "#fffdf6")
        sheet.round(x, 657, 52, 20, sheet.rng.choice(("#e0913a", "#7fae4f", "#d9622f")))
    sheet.round(605, 610, 96, 34, "#4a7fb0")
    sheet.round(605, 600, 80, 24, "#f0d69a")
    sheet.block(330, 570, 372, 650, "#cfe6f3", 8)


def flatbread(sheet: Sheet) -> None:
    """Round breads, olives, tomatoes and tea on a cloth."""
    sheet.shape(
        rectangle(-20, -20, WIDTH + 20, HEIGHT + 20), sheet.rng.choice(("#8f3f3a", "#2f6b70", "#6b4f86")), shadow=False
    )
    for x in range(0, WIDTH + 100, 100):
        for y in (40, 760):
            sheet.shape([(x, y - 26), (x + 30, y), (x, y + 26), (x - 30, y)], "#f0c35a")
    sheet.round(420, 400, 260, 230, "#efe4cf")
    for dx, dy in ((-90, -60), (90, -40), (0, 80)):
        sheet.round(420 + dx, 400 + dy, 132, 116, "#b9803f")
        sheet.round(420 + dx, 398 + dy, 118, 102, "#e8bd7d")
        for turn in range(9):
            angle, far = turn * 0.7, 30 + 60 * sheet.rng.random()
            spot = (420 + dx + far * math.cos(angle), 398 + dy + far * 0.85 * math.sin(angle))
            sheet.round(*spot, sheet.rng.uniform(8, 15), 9, "#c58d48")
    for x, y, inside, bit in (
        (830, 250, "#6f7f3a", "#4d5a26"),
        (1000, 470, "#f7f1e3", "#d9483b"),
        (790, 560, "#f3d9a5", "#c98f3a"),
    ):
        sheet.round(x, y, 120, 104, "#3d6fb6")
        sheet.round(x, y, 98, 84, inside)
        for _ in range(9):
            angle, far = sheet.rng.uniform(0, 6.3), sheet.rng.uniform(0, 62)
            sheet.round(x + far * math.cos(angle), y + far * 0.85 * math.sin(angle), 16, 14, bit)
    sheet.round(1060, 190, 52, colour="#d9ecef")
    sheet.round(1060, 190, 40, colour="#b5622a")


def balloons(sheet: Sheet) -> None:
    wall(sheet)
    sheet.shape(rectangle(-20, 640, WIDTH + 20, HEIGHT + 20), "#d2ab7a")
    flags(sheet, 40)
    for number in range(7):
        x, y = 330 + number * 90 + sheet.rng.uniform(-20, 20), 300 + sheet.rng.uniform(-90, 90)
        sheet.curve([(x, y + 80), (x + sheet.rng.uniform(-20, 20), y + 190), (600, 610)], "#8a8a94", 4)
        sheet.round(x, y, 62, 78, GAY[(number * 3 + sheet.rng.randrange(3)) % len(GAY)])
    sheet.block(500, 590, 700, 740, sheet.rng.choice(GAY), 8)
    sheet.line([(600, 590), (600, 740)], "#fffaf0", 20)
    for side in (-1, 1):
        sheet.shape(ellipse(600 + side * 44, 572, 46, 24), "#fffaf0")
