"""Pictures of animals."""

from .colours import BLUES, GREENS, INK, REDS
from .paper import HEIGHT, WIDTH, Sheet, rectangle
from .people import Figure, person
from .things import cloud, grass, sun, tree, wall


def dog(sheet: Sheet) -> None:
    """A dog in the grass, as a child draws it."""
    coat = sheet.rng.choice(("#b5733c", "#8a6a4f", "#d9a860", "#5c5350"))
    sun(sheet, 1020, 150, 56)
    sheet.curve([(-20, 690), (400, 676), (800, 696), (WIDTH + 20, 684)], "#5a9a4a", 16)
    sheet.curve([(800, 470), (900, 400), (930, 300)], coat, 34)
    for x in (420, 500, 700, 780):
        sheet.line([(x, 560), (x, 676)], coat, 42)
    sheet.block(380, 420, 830, 600, coat, 80)
    sheet.round(360, 380, 120, 108, coat)
    sheet.round(290, 420, 70, 52, "#f2dfc4")
    sheet.round(240, 404, 24, 18, "#2d2a3e")
    sheet.curve([(262, 446), (296, 462), (330, 444)], INK, 8)
    sheet.round(340, 352, 13, colour=INK)
    sheet.shape([(400, 300), (470, 290), (490, 430), (430, 440)], "#6b4a33")
    sheet.line([(420, 480), (482, 420)], sheet.rng.choice(REDS), 24)
    grass(sheet, 24, 690, 780, "#6fae54")
    sheet.round(120, 650, 44, colour=sheet.rng.choice(BLUES))


def cat(sheet: Sheet) -> None:
    """A cat asleep on a cushion by the window."""
    wall(sheet, with_window=False)
    sheet.block(220, 60, 980, 470, "#fffaf0")
    sheet.block(245, 85, 955, 450, "#cfe6f3")
    cloud(sheet, 420, 190, 0.8)
    tree(sheet, 820, 460, 300, sheet.rng.choice(GREENS))
    sheet.shape(rectangle(-20, 560, WIDTH + 20, HEIGHT + 20), "#b98a5c")
    sheet.round(600, 640, 360, 96, sheet.rng.choice(("#8a5aa8", "#c8434f", "#2f8f9d")))
    coat = sheet.rng.choice(("#e29a4a", "#6f6a70", "#f0e4d2"))
    sheet.round(640, 560, 240, 108, coat)
    sheet.curve([(860, 580), (800, 660), (620, 672), (500, 650)], coat, 50)
    sheet.round(430, 540, 98, 84, coat)
    for x in (366, 480):
        sheet.shape([(x - 34, 490), (x - 4, 420), (x + 36, 484)], coat)
    for x in (398, 462):
        sheet.curve([(x - 18, 540), (x, 552), (x + 18, 540)], INK, 6)
    sheet.shape([(420, 566), (442, 566), (431, 580)], "#d98a8a")
    for side in (-1, 1):
        for lean in (-8, 10):
            sheet.line([(431 + side * 34, 576 + lean * 0.4), (431 + side * 112, 572 + lean)], "#fffaf0", 3)


def cow(sheet: Sheet, x: float, foot: float, spots: str) -> None:
    for leg in (-84, -48, 46, 82):
        sheet.line([(x + leg, foot - 70), (x + leg, foot)], "#f2ede4", 22)
    sheet.block(x - 110, foot - 172, x + 106, foot - 58, "#fbf8f1", 44)
    for dx, dy, size in ((-50, -130, 34), (34, -110, 28), (74, -146, 20)):
        sheet.round(x + dx, foot + dy, size, size * 0.8, spots)
    sheet.curve([(x + 104, foot - 150), (x + 140, foot - 120), (x + 132, foot - 70)], "#d8cfc2", 8)
    sheet.round(x - 128, foot - 176, 46, 40, "#fbf8f1")
    sheet.round(x - 150, foot - 158, 30, 24, "#efb7a8")
    for dx in (-160, -142):
        sheet.round(x + dx, foot - 158, 5, colour="#7a4a45")
    sheet.round(x - 124, foot - 188, 6, colour="#2d2a3e")
    for dx in (-92, -150):
        sheet.round(x + dx, foot - 212, 18, 11, spots)


def calf(sheet: Sheet) -> None:
    """A calf in the straw, with somebody beside it."""
    sheet.shape(rectangle(-20, -20, WIDTH + 20, HEIGHT + 20), "#8f6b4a", shadow=False)
    for plank in range(0, WIDTH, 110):
        sheet.line([(plank, -20), (plank, 560)], "#7a5839", 6)
    sheet.shape(rectangle(-20, 540, WIDTH + 20, HEIGHT + 20), "#e6c76f")
    for _ in range(90):
        x, y = sheet.rng.uniform(0, WIDTH), sheet.rng.uniform(560, 790)
        sheet.line(
            [(x, y), (x + sheet.rng.uniform(-40, 40), y + sheet.rng.uniform(-16, 16))],
            sheet.rng.choice(("#c9a548", "#f2dc95")),
            5,
        )
    cow(sheet, 680, 720, sheet.rng.choice(("#3b3530", "#9a5a3a")))
    person(sheet, 400, 730, Figure(400, sheet.rng.choice(BLUES), "#4a5a7a", hair="#d6a441", arms=(30, 75)))
