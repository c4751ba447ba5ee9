"""Pictures of inside the house."""

from dataclasses import replace

from .colours import BLUES, GAY, INK, REDS
from .paper import HEIGHT, WIDTH, Sheet, ellipse, rectangle
from .people import anybody, own_skin, person
from .things import flower, heart, star, sun, table, wall
from .words import scribble, write


def door_post(sheet: Sheet) -> None:
    """A door post with pencil lines: each a little higher than the one before."""
    sheet.shape(
        rectangle(-20, -20, WIDTH + 20, HEIGHT + 20), sheet.rng.choice(("#dfe6df", "#e9dccb", "#d8e2ea")), shadow=False
    )
    sheet.block(430, -20, 690, HEIGHT + 20, "#fbf6ea")
    sheet.line([(470, -20), (470, HEIGHT + 20)], "#e4d9c3", 9)
    sheet.line([(655, -20), (655, HEIGHT + 20)], "#e4d9c3", 9)
    y, size = 735.0, 86
    for _ in range(6):
        sheet.line([(478, y), (590, y)], "#55555f", 5)
        write(sheet, str(size), 602, y - 24, 40, "#55555f")
        y -= sheet.rng.uniform(58, 80)
        size += 2
    child = replace(anybody(sheet, 735 - y + 60, own_skin(sheet)), arms=(20, 40))
    person(sheet, 320, 790, child)
    flower(sheet, 940, 790, 330, sheet.rng.choice(GAY))


def baby(sheet: Sheet) -> None:
    """A baby in a cradle, with a mobile of stars above it."""
    wall(sheet)
    sheet.shape(rectangle(-20, 640, WIDTH + 20, HEIGHT + 20), "#caa577")
    sheet.line([(600, -10), (600, 90)], "#8a6a4a", 6)
    sheet.line([(380, 90), (820, 90)], "#8a6a4a", 9)
    for x in range(380, 830, 110):
        y = 180 + sheet.rng.uniform(-20, 40)
        sheet.line([(x, 90), (x, y)], "#8a6a4a", 4)
        star(sheet, x, y + 26, 36, sheet.rng.choice(GAY))
    skin = own_skin(sheet)
    sheet.shape([(300, 420), (900, 420), (860, 660), (340, 660)], "#b98550")
    sheet.round(600, 430, 300, 70, "#fffaf0")
    sheet.round(420, 410, 112, 62, "#ffffff")
    sheet.round(430, 392, 72, colour=skin)
    sheet.shape([*ellipse(424, 360, 54, 34, 190, 350)], "#5a3d28")
    for x in (408, 452):
        sheet.curve([(x - 13, 392), (x, 401), (x + 13, 392)], INK, 5)
    sheet.curve([(416, 424), (430, 431), (444, 424)], INK, 5)
    sheet.shape(
        [(490, 398), (860, 404), (878, 520), (470, 520)], sheet.rng.choice(("#8fb8d8", "#f0b9a5", "#b9d59b", "#e6c766"))
    )
    for x in range(520, 840, 70):
        heart(sheet, x, 462, 18, "#fffaf0")
    for x in (380, 820):
        sheet.curve([(x - 70, 700), (x, 668), (x + 70, 700)], "#8a5c38", 18)


def bedtime(sheet: Sheet) -> None:
    """A bed by a window with a moon, a lamp that is on."""
    sheet.shape(rectangle(-20, -20, WIDTH + 20, HEIGHT + 20), "#4a5585", shadow=False)
    sheet.block(700, 90, 1080, 400, "#fffaf0")
    sheet.block(720, 110, 1060, 380, "#232b52")
    sheet.round(940, 210, 54, colour="#f6e7b4")
    sheet.round(915, 196, 46, colour="#232b52")
    sheet.dots([(sheet.rng.uniform(735, 1045), sheet.rng.uniform(125, 365)) for _ in range(10)], 5, "#fdf3cf")
    sheet.round(180, 330, 170, colour="#7d7fa3")
    sheet.round(180, 330, 105, colour="#b9a98a")
    sheet.line([(180, 380), (180, 560)], "#8a5c38", 14)
    sheet.shape([(120, 380), (150, 280), (210, 280), (240, 380)], "#f9dc8a")
    sheet.block(90, 556, 280, 760, "#8a5c38", 8)
    sheet.block(330, 420, 380, 780, "#a5683c", 10)
    sheet.block(360, 560, 1150, 730, "#e9e2d3", 20)
    sheet.round(480, 540, 110, 62, "#fffdf6")
    sheet.round(490, 520, 66, colour=own_skin(sheet))
    sheet.shape([*ellipse(486, 500, 70, 52, 180, 360)], "#3a2718")
    for x in (474, 514):
        sheet.curve([(x - 11, 522), (x, 530), (x + 11, 522)], INK, 5)
    sheet.shape(
        [(560, 545), (1140, 570), (1150, 740), (540, 740)],
        sheet.rng.choice(("#c8434f", "#2f8f9d", "#d9a13b", "#6d5aa0")),
    )
    for x in range(620, 1120, 120):
        star(sheet, x, 650, 30, "#fdf3cf")


def books(sheet: Sheet) -> None:
    wall(sheet)
    table(sheet, 520)
    y = 610.0
    for _ in range(5):
        thick, wide = sheet.rng.uniform(50, 74), sheet.rng.uniform(300, 400)
        x = 420 + sheet.rng.uniform(-24, 24)
        sheet.block(x - wide / 2, y - thick, x + wide / 2, y, sheet.rng.choice(GAY), 8)
        sheet.block(x - wide / 2 + 26, y - thick + 12, x - wide / 2 + 44, y - 12, "#fff6e0")
        y -= thick + 3
    sheet.shape([(640, 690), (860, 640), (860, 480), (640, 530)], "#fffdf6")
    sheet.shape([(860, 640), (1080, 690), (1080, 530), (860, 480)], "#fbf3e2")
    for row in range(3):
        scribble(sheet, 900, 566 + row * 34, 150, thick=4)
    sun(sheet, 745, 590, 24)


def blocks(sheet: Sheet) -> None:
    """A tower of blocks, and a child beside it."""
    wall(sheet)
    sheet.shape(rectangle(-20, 620, WIDTH + 20, HEIGHT + 20), "#d2ab7a")
    sheet.round(620, 700, 470, 80, "#7fa6a0")
    y = 700.0
    for place in range(7):
        size = 104 - place * 7
        x = 720 + sheet.rng.uniform(-15, 15)
        sheet.block(x - size / 2, y - size, x + size / 2, y, sheet.rng.choice(GAY), 8)
        write(sheet, sheet.rng.choice("ABDEHKLMNRST"), x - size * 0.2, y - size * 0.76, size * 0.5, "#fffaf0")
        y -= size
    person(sheet, 440, 740, replace(anybody(sheet, 360, own_skin(sheet)), arms=(35, 125)))


def music(sheet: Sheet) -> None:
    """A drum with sticks, and notes in the air."""
    wall(sheet)
    sheet.shape(rectangle(-20, 620, WIDTH + 20, HEIGHT + 20), "#c7a06d")
    colour = sheet.rng.choice((*REDS, *BLUES))
    sheet.block(400, 430, 800, 690, colour, 10)
    sheet.shape(ellipse(600, 690, 200, 52), colour)
    for x in range(410, 800, 65):
        sheet.line([(x, 450), (x + 32, 690), (x + 65, 450)], "#fdf3cf", 6)
    sheet.round(600, 430, 210, 60, "#fffaf0")
    sheet.line([(520, 420), (330, 250)], "#8a5c38", 16)
    sheet.line([(680, 416), (850, 230)], "#8a5c38", 16)
    for x, y in ((520, 420), (680, 416)):
        sheet.round(x, y, 20, colour="#6b4a33")
    for x, y in ((180, 240), (1000, 160), (960, 380), (260, 470)):
        sheet.round(x, y, 30, 22, INK)
        sheet.line([(x + 26, y - 4), (x + 26, y - 112)], INK, 8)
        sheet.line([(x + 26, y - 110), (x + 66, y - 88)], INK, 12)
