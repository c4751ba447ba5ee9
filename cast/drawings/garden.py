"""Pictures of outside: house and garden, the sea, the woods, the farm."""

import math

from .animals import cow
from .colours import GAY, GREENS, REDS
from .paper import HEIGHT, WIDTH, Point, Sheet, ellipse, rectangle
from .people import Figure, family, person
from .things import cloud, flower, grass, house, sky_and_ground, sun, tree


def our_house(sheet: Sheet) -> None:
    pick = sheet.rng.choice
    sky_and_ground(sheet, "#cfe8f2", "#9cc96b", 610)
    cloud(sheet, sheet.rng.uniform(180, 300), 150)
    sun(sheet, 1010, 150)
    tree(sheet, sheet.rng.choice((180, 1040)), 640, 360, pick(GREENS), pick(("", "#d9483b")))
    house(
        sheet,
        610,
        650,
        430,
        pick(("#f4e3c1", "#f0cdb0", "#e9e2d3")),
        pick(("#b5483a", "#6d5a7e", "#4d6b8a")),
        "#c8303a",
    )
    sheet.shape([(570, 652), (650, 652), (760, HEIGHT + 20), (470, HEIGHT + 20)], "#e3cda0")
    for x in (370, 430, 800, 860, 920):
        flower(sheet, x, 690 + sheet.rng.uniform(-8, 20), 96, pick(GAY))


def vegetables(sheet: Sheet) -> None:
    sky_and_ground(sheet, "#d9eef2", "#8fbf63", 380, 12)
    sun(sheet, sheet.rng.choice((180, 1000)), 140, 54)
    for x in range(-10, WIDTH, 64):
        sheet.shape([(x, 420), (x, 300), (x + 22, 276), (x + 44, 300), (x + 44, 420)], "#f7f1e3")
    sheet.shape(rectangle(120, 480, 1080, 770, 40), "#7a5236")
    rows = [sheet.rng.choice(("carrot", "flower", "lettuce")) for _ in range(2)]
    for row, what in zip((590, 740), rows, strict=True):
        for x in range(200, 900, 116):
            _plant(sheet, what, x + sheet.rng.uniform(-10, 10), row)
    sheet.shape([(940, 610), (1080, 610), (1062, 750), (958, 750)], "#4a7fb0")
    sheet.curve([(945, 610), (1010, 530), (1076, 610)], "#3b6a94", 9)
    sheet.line([(1062, 650), (1150, 590)], "#4a7fb0", 20)
    sheet.line([(1136, 570), (1168, 606)], "#3b6a94", 16)


def _plant(sheet: Sheet, what: str, x: float, foot: float) -> None:
    if what == "flower":
        flower(sheet, x, foot, 105, sheet.rng.choice(GAY))
    elif what == "carrot":
        for lean in (-20, -7, 7, 20):
            sheet.curve([(x, foot - 26), (x + lean * 0.6, foot - 60), (x + lean * 1.5, foot - 92)], "#5f9e48", 9)
        sheet.shape([(x - 20, foot - 30), (x + 20, foot - 30), (x + 3, foot + 18), (x - 3, foot + 18)], "#ee7f2d")
    else:
        for angle in (200, 240, 270, 300, 340):
            turn = math.radians(angle)
            sheet.round(
                x + 26 * math.cos(turn),
                foot - 10 + 28 * math.sin(turn),
                25,
                colour=sheet.rng.choice(("#8cc152", "#79b248")),
            )
        sheet.round(x, foot - 18, 20, colour="#a8d46f")


def beach(sheet: Sheet) -> None:
    sky_and_ground(sheet, "#cdebf5", "#59a9c8", 330, 5)
    sun(sheet, sheet.rng.choice((200, 980)), 140)
    for y, colour in ((390, "#4d9dbf"), (450, "#6bb6d1")):
        edge: list[Point] = [(x, y + 12 * math.sin(x / 46 + y)) for x in range(-20, WIDTH + 40, 16)]
        sheet.shape([*edge, (WIDTH + 20, HEIGHT), (-20, HEIGHT)], colour)
    shore: list[Point] = [(x, 520 + 22 * math.sin(x / 170 + 1)) for x in range(-20, WIDTH + 40, 20)]
    sheet.shape([*shore, (WIDTH + 20, HEIGHT + 20), (-20, HEIGHT + 20)], "#f2dba4")
    _castle(sheet, 470, 740)
    sheet.shape([(790, 640), (900, 640), (882, 750), (808, 750)], sheet.rng.choice(REDS))
    sheet.curve([(792, 640), (845, 570), (898, 640)], "#f7f1e3", 9)
    for place in range(8):
        x = (70, 150, 230, 700, 960, 1030, 1100, 720)[place] + sheet.rng.uniform(-25, 25)
        _shell(sheet, x, sheet.rng.uniform(610, 770), sheet.rng.choice(("#f7f0e6", "#eec9b7", "#d9b6c4")))
    _boat(sheet, sheet.rng.uniform(560, 860), 390)


def _castle(sheet: Sheet, x: float, foot: float) -> None:
    sand = "#dcb973"
    for left, wide, high in ((x - 150, 96, 150), (x + 60, 96, 150), (x - 70, 150, 220)):
        sheet.block(left, foot - high, left + wide, foot, sand)
        for notch in range(int(left), int(left + wide - 10), 38):
            sheet.block(notch, foot - high - 24, notch + 22, foot - high + 4, sand)
    sheet.shape([*ellipse(x + 5, foot - 62, 34, 40, 180, 360), (x + 39, foot), (x - 29, foot)], "#a9834a")
    sheet.line([(x + 5, foot - 240), (x + 5, foot - 330)], "#7a5236", 8)
    sheet.shape([(x + 8, foot - 330), (x + 82, foot - 304), (x + 8, foot - 280)], "#d9483b")


def _shell(sheet: Sheet, x: float, y: float, colour: str) -> None:
    sheet.shape([*ellipse(x, y, 26, 24, 180, 360), (x + 7, y + 18), (x - 7, y + 18)], colour)
    for lean in (-13, 0, 13):
        sheet.line([(x, y + 14), (x + lean, y - 14)], "#b98f7d", 3)


def _boat(sheet: Sheet, x: float, y: float) -> None:
    sheet.shape([(x - 80, y), (x + 80, y), (x + 52, y + 40), (x - 52, y + 40)], "#a5553f")
    sheet.line([(x, y), (x, y - 130)], "#6b4a33", 7)
    sheet.shape([(x + 8, y - 126), (x + 8, y - 14), (x + 82, y - 14)], "#fffdf6")


def snow(sheet: Sheet) -> None:
    sky_and_ground(sheet, "#b9cfe0", "#f7fafc", 560)
    for x in (130.0, 1060.0, 930.0):
        high = sheet.rng.uniform(300, 420)
        for layer in range(3):
            wide, top = 130 - layer * 32, 600 - high * (0.2 + 0.26 * layer)
            sheet.shape([(x - wide, top), (x, top - high * 0.42), (x + wide, top)], "#5b8a74")
            sheet.shape(
                [(x - wide * 0.4, top - high * 0.26), (x, top - high * 0.42), (x + wide * 0.4, top - high * 0.26)],
                "#f7fafc",
            )
    x = float(sheet.rng.randint(430, 560))
    for y, size in ((640, 125), (455, 92), (318, 66)):
        sheet.round(x, y, size, colour="#ffffff")
    for side in (-1, 1):
        sheet.curve([(x + side * 80, 450), (x + side * 160, 390), (x + side * 200, 330)], "#7a5236", 10)
        sheet.round(x + side * 22, 302, 8, colour="#2d2a3e")
    sheet.shape([(x - 2, 312), (x + 66, 326), (x - 2, 336)], "#ee7f2d")
    sheet.curve([(x - 26, 348), (x, 358), (x + 26, 346)], "#2d2a3e", 6)
    sheet.line([(x - 76, 386), (x + 76, 386), (x + 96, 480)], sheet.rng.choice(REDS), 26)
    sheet.block(x - 80, 244, x + 80, 264, "#3b3b46")
    sheet.block(x - 50, 166, x + 50, 250, "#3b3b46")
    person(sheet, x + 270, 740, Figure(270, sheet.rng.choice(GAY), scarf=sheet.rng.choice(GAY), arms=(110, 60)))
    sheet.dots([(sheet.rng.uniform(0, WIDTH), sheet.rng.uniform(0, 560)) for _ in range(46)], 7, "#ffffff")


def farm(sheet: Sheet) -> None:
    sky_and_ground(sheet, "#d3e9f2", "#93c160", 470, 16)
    sun(sheet, 170, 130, 54)
    cloud(sheet, 560, 120, 0.9)
    red = sheet.rng.choice(("#b5483a", "#a5423f"))
    sheet.block(720, 330, 1090, 560, red)
    sheet.shape([(690, 340), (800, 200), (1010, 200), (1120, 340)], "#5c5560")
    sheet.block(840, 400, 970, 560, "#f4e9d4")
    for line in (((840, 400), (970, 560)), ((970, 400), (840, 560))):
        sheet.line(list(line), red, 9)
    sheet.line(rectangle(840, 400, 970, 560), red, 9)
    for x, y in ((230, 590), (470, 760)):
        cow(sheet, x + sheet.rng.uniform(-20, 20), y, sheet.rng.choice(("#3b3530", "#9a5a3a")))
    _tractor(sheet, 900, 720)


def _tractor(sheet: Sheet, x: float, foot: float) -> None:
    colour = sheet.rng.choice(("#3f8a5f", "#3d6fb6", "#c8434f"))
    sheet.block(x - 20, foot - 190, x + 150, foot - 70, colour, 14)
    sheet.block(x - 110, foot - 270, x + 10, foot - 80, colour, 12)
    sheet.block(x - 90, foot - 250, x - 8, foot - 170, "#cfe6f3", 8)
    sheet.line([(x + 100, foot - 190), (x + 100, foot - 260)], "#4a4a52", 13)
    for wheel, size in ((x - 70, 84), (x + 120, 52)):
        sheet.round(wheel, foot - size, size, colour="#33333b")
        sheet.round(wheel, foot - size, size * 0.5, colour="#e8c24a")


def tent(sheet: Sheet) -> None:
    sky_and_ground(sheet, "#2f4470", "#3f6b4c", 560)
    sheet.round(sheet.rng.uniform(880, 1040), 140, 62, colour="#f6e7b4")
    sheet.dots([(sheet.rng.uniform(20, 1180), sheet.rng.uniform(20, 380)) for _ in range(40)], 5, "#fdf3cf")
    for x in (110, 1090):
        tree(sheet, x, 620, 440, "#2f5a45")
    colour = sheet.rng.choice(("#e0663f", "#d9a13b", "#5b93c9"))
    sheet.shape([(380, 690), (600, 330), (820, 690)], colour)
    sheet.shape([(520, 690), (600, 330), (680, 690)], "#fbe3a0")
    sheet.line([(600, 318), (600, 690)], "#b98a3a", 6)
    for x in (310, 260):
        sheet.line([(x - 40, 730), (x + 90, 700)], "#7a5236", 18)
    for dx, high, fire in ((0, 120, "#ef8e3b"), (2, 74, "#f6d05a")):
        sheet.shape(
            [
                (250 + dx, 705),
                (262, 705 - high * 0.5),
                (290 + dx, 705 - high),
                (318, 705 - high * 0.45),
                (330 - dx, 705),
            ],
            fire,
        )


def walk(sheet: Sheet) -> None:
    """Two people on a path among trees."""
    sky_and_ground(sheet, "#dbeaea", "#a9b665", 430, 14)
    for x in (90, 280, 930, 1110):
        tree(
            sheet,
            x,
            500 + sheet.rng.uniform(0, 60),
            sheet.rng.uniform(330, 430),
            sheet.rng.choice(("#d98a3a", "#c9a23a", "#7fa34f", "#b5622f")),
        )
    sheet.shape([(560, 440), (650, 440), (900, HEIGHT + 20), (330, HEIGHT + 20)], "#e0c79a")
    grass(sheet, 20, 560, 780, "#7f8f3f")
    for x, one in zip((540, 690), family(sheet, (380, sheet.rng.uniform(250, 340)), (30, 30)), strict=True):
        person(sheet, x, 730, one)
    sheet.dots([(sheet.rng.uniform(20, 1180), sheet.rng.uniform(620, 790)) for _ in range(22)], 9, "#c9772f")
