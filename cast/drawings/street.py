"""Pictures of the street: to school, at play, on the way."""

import math

from .colours import BLUES, GAY, GREENS, INK, REDS, SKINS
from .paper import HEIGHT, WIDTH, Point, Sheet, ellipse, rectangle
from .people import Figure, anybody, own_skin, person
from .things import cloud, grass, school_house, sky_and_ground, sun, tree
from .words import write


def bicycle(sheet: Sheet) -> None:
    """Somebody on a bicycle, on the way to a building with a flag: as a child draws it."""
    blue = sheet.rng.choice((*BLUES, *REDS))
    sheet.curve([(-20, 660), (300, 645), (700, 668), (WIDTH + 20, 650)], "#5a9a4a", 14)
    grass(sheet, 26, 660, 780, "#6fae54")
    sun(sheet, 1040, 150, 58)
    cloud(sheet, 300, 150, 0.9, "#cfe6f3")
    for x in (250, 520):
        sheet.line(ellipse(x, 560, 92, 92, 0, 359), "#3b3b46", 11)
        sheet.round(x, 560, 10, colour="#3b3b46")
    frame: tuple[list[Point], ...] = (
        [(250, 560), (330, 430), (470, 430), (520, 560)],
        [(330, 430), (385, 560), (470, 430)],
        [(250, 560), (385, 560)],
        [(470, 430), (456, 370), (410, 362)],
        [(330, 430), (318, 392)],
    )
    for part in frame:
        sheet.line(part, blue, 13)
    sheet.line([(288, 390), (350, 390)], "#5a3d28", 16)
    shirt, skin = sheet.rng.choice(GAY), own_skin(sheet)
    sheet.line([(322, 384), (396, 470), (384, 566)], "#3f4a6b", 24)
    sheet.shape([(296, 384), (350, 384), (392, 262), (334, 254)], shirt)
    sheet.line([(374, 286), (430, 344), (424, 366)], shirt, 20)
    sheet.round(384, 196, 54, colour=skin)
    sheet.shape([*ellipse(384, 190, 58, 58, 180, 360), (442, 200), (326, 200)], "#e0663f")
    for x in (392, 416):
        sheet.round(x, 208, 5, colour="#2d2a3e")
    sheet.curve([(382, 226), (402, 236), (420, 224)], "#2d2a3e", 5)
    school_house(sheet, 880, 655, 300)


def school(sheet: Sheet) -> None:
    sky_and_ground(sheet, "#d6ebf3", "#c9b99a", 600, 4)
    cloud(sheet, 250, 140)
    cloud(sheet, 1000, 190, 0.8)
    school_house(sheet, 610, 630, 440)
    for x in (90, 1120):
        tree(sheet, x, 640, 330, sheet.rng.choice(GREENS))
    for x in (240, 330, 880, 980):
        one = anybody(sheet, sheet.rng.uniform(150, 200))
        person(sheet, x + sheet.rng.uniform(-15, 15), 745, one)
    for number, x in enumerate(range(470, 760, 62), start=1):
        sheet.line(rectangle(x, 690, x + 58, 748), "#fffaf0", 5)
        write(sheet, str(number), x + 20, 704, 28, "#fffaf0")


def playground(sheet: Sheet) -> None:
    sky_and_ground(sheet, "#d9eef5", "#a3cd72", 560)
    cloud(sheet, sheet.rng.uniform(200, 900), 130)
    tree(sheet, 120, 600, 330, sheet.rng.choice(GREENS))
    red, blue = sheet.rng.choice(REDS), sheet.rng.choice(BLUES)
    for x in (300, 560):
        sheet.line([(x - 56, 690), (x, 270), (x + 56, 690)], red, 20)
    sheet.line([(290, 274), (570, 274)], red, 20)
    swing = sheet.rng.uniform(-50, 50)
    for x in (400, 470):
        sheet.line([(x, 276), (x + swing, 560)], "#6b6b78", 6)
    sheet.line([(380 + swing, 562), (490 + swing, 562)], "#7a5236", 16)
    person(sheet, 436 + swing, 640, Figure(210, sheet.rng.choice(GAY), hair="#3a2718", arms=(150, 150)))
    for x in (790, 880):
        sheet.line([(x, 690), (x, 330)], blue, 18)
    for y in (400, 470, 540, 610):
        sheet.line([(790, y), (880, y)], blue, 12)
    sheet.shape([(780, 330), (900, 330), (900, 352), (780, 352)], blue)
    sheet.curve([(890, 345), (960, 450), (1030, 620), (1130, 670)], "#f0b02e", 40)
    person(sheet, 690, 720, anybody(sheet, 220))


def football(sheet: Sheet) -> None:
    sky_and_ground(sheet, "#cfe6f0", "#76b356", 400, 4)
    for x in range(-20, WIDTH, 240):
        sheet.shape([(x, 430), (x + 120, 430), (x + 60, HEIGHT + 20), (x - 100, HEIGHT + 20)], "#82bd60", shadow=False)
    for x in range(760, 1130, 30):
        sheet.line([(x, 230), (x, 520)], "#dfeaf0", 3)
    for y in range(230, 520, 30):
        sheet.line([(750, y), (1120, y)], "#dfeaf0", 3)
    sheet.line([(745, 530), (745, 222), (1125, 222), (1125, 530)], "#fffdf6", 16)
    club = sheet.rng.choice(GAY)
    team = Figure(310, club, "#fffdf6", own_skin(sheet), "#2a211c", arms=(70, 130))
    person(sheet, 330, 730, team)
    person(sheet, 930, 560, Figure(240, "#f0b02e", "#3b3b46", sheet.rng.choice(SKINS), arms=(120, 120)))
    x, y = 520, 690
    sheet.round(x, y, 52, colour="#fffdf6")
    sheet.shape([(x + 20 * math.sin(a), y - 20 * math.cos(a)) for a in (0, 1.26, 2.51, 3.77, 5.03)], "#33333b")
    for a in (0.63, 1.88, 3.14, 4.4, 5.65):
        sheet.shape(
            [(x + 48 * math.sin(a + d), y - 48 * math.cos(a + d)) for d in (-0.2, 0.2)]
            + [(x + 34 * math.sin(a), y - 34 * math.cos(a))],
            "#33333b",
            shadow=False,
        )


def train(sheet: Sheet) -> None:
    sky_and_ground(sheet, "#d3e9f3", "#9cc96b", 520)
    sun(sheet, 150, 130, 52)
    cloud(sheet, sheet.rng.uniform(480, 900), 130)
    tree(sheet, 1080, 540, 280, sheet.rng.choice(GREENS))
    body = sheet.rng.choice(("#f0b02e", "#3d6fb6", "#d9483b"))
    for left in (60, 450):
        sheet.block(left, 330, left + 376, 590, body, 24)
        sheet.block(left, 510, left + 376, 546, "#fffaf0")
        for x in range(int(left) + 30, int(left) + 340, 84):
            sheet.block(x, 372, x + 66, 460, "#cfe6f3", 10)
            if sheet.rng.random() < 0.5:
                sheet.round(x + 33, 434, 22, colour=sheet.rng.choice(SKINS))
    sheet.shape([(838, 330), (960, 330), (1090, 480), (1110, 590), (838, 590)], body)
    sheet.shape([(960, 360), (1046, 460), (960, 460)], "#cfe6f3")
    sheet.round(1076, 540, 15, colour="#fff3b0")
    for x in (130, 360, 520, 750, 900, 1030):
        sheet.round(x, 604, 34, colour="#33333b")
        sheet.round(x, 604, 13, colour="#b9b9c4")
    sheet.line([(-20, 644), (WIDTH + 20, 644)], "#6b6b78", 12)
    for x in range(0, WIDTH, 74):
        sheet.line([(x, 664), (x + 26, 664)], "#7a5236", 16)


def bus(sheet: Sheet) -> None:
    sky_and_ground(sheet, "#dcebf1", "#8f8f99", 600, 3)
    for x, high in ((90, 330), (290, 410), (860, 380), (1080, 300)):
        sheet.block(x - 100, 610 - high, x + 100, 610, sheet.rng.choice(("#d8a58a", "#c9b79c", "#b58f8a")))
        for row in range(int(high // 100)):
            for side in (-48, 48):
                sheet.block(x + side - 24, 640 - high + row * 96, x + side + 24, 690 - high + row * 96, "#f3e6b8")
    body = sheet.rng.choice((*REDS, *BLUES, *GREENS))
    sheet.block(230, 370, 960, 690, body, 30)
    for x in range(270, 800, 130):
        sheet.block(x, 420, x + 106, 530, "#cfe6f3", 10)
        one = sheet.rng.choice(SKINS)
        sheet.round(x + 53, 500, 28, colour=one)
    sheet.block(830, 420, 930, 660, "#cfe6f3", 8)
    sheet.block(300, 386, 520, 414, "#33333b")
    for x in (380, 780):
        sheet.round(x, 694, 62, colour="#33333b")
        sheet.round(x, 694, 26, colour="#c9c9d2")


def swimming(sheet: Sheet) -> None:
    """A swimming pool with lanes, and somebody with a float."""
    sheet.shape(rectangle(-20, -20, WIDTH + 20, HEIGHT + 20), "#e9e2d3", shadow=False)
    for x in range(0, WIDTH, 80):
        sheet.line([(x, -20), (x, 220)], "#d8cfbd", 4)
    sheet.shape([(-20, 220), (WIDTH + 20, 220), (WIDTH + 20, HEIGHT + 20), (-20, HEIGHT + 20)], "#4fb3cf")
    for y in (330, 480, 640):
        wave: list[Point] = [(x, y + 9 * math.sin(x / 38 + y)) for x in range(-20, WIDTH + 30, 18)]
        sheet.line(wave, "#8fd3e4", 7)
    for y in (290, 740):
        for number, x in enumerate(range(0, WIDTH, 48)):
            sheet.round(x, y, 15, colour=("#d9483b", "#fffaf0")[number % 2])
    skin, cap = own_skin(sheet), sheet.rng.choice(GAY)
    sheet.shape(ellipse(640, 560, 120, 60), skin)  # the shoulders
    for side in (-1, 1):
        sheet.line([(640 + side * 90, 560), (640 + side * 130, 640)], skin, 40)
    sheet.round(640, 460, 92, colour=skin)
    sheet.shape([*ellipse(640, 452, 98, 94, 180, 360), (738, 460), (542, 460)], cap)
    for x in (604, 676):
        sheet.line(ellipse(x, 474, 27, 22, 0, 359), "#2f4470", 8)
    sheet.line([(631, 470), (649, 470)], "#2f4470", 7)
    sheet.curve([(608, 514), (640, 530), (672, 514)], INK, 7)
    sheet.block(470, 600, 810, 690, "#f0b02e", 40)
    for side in (-1, 1):
        sheet.round(640 + side * 130, 612, 26, colour=skin)
    for y in (700, 724):
        sheet.curve([(430, y), (540, y - 10), (650, y + 6), (760, y - 8), (860, y)], "#8fd3e4", 8)
