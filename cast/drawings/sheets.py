"""Pictures of paper: drawings, a letter, lists and boards."""

from .colours import BLUES, GAY, INK, REDS
from .paper import HEIGHT, WIDTH, Sheet, ellipse, rectangle
from .people import family, person
from .things import flower, heart, house, star, sun
from .words import scribble, write


def child_drawing(sheet: Sheet) -> None:
    """A child's picture of home: who lives there, holding hands, under a rainbow."""
    sun(sheet, sheet.rng.choice((150, 1050)), 140, 56)
    for ring, colour in enumerate(("#d9483b", "#ef8e3b", "#f3c13a", "#6fae54", "#3d6fb6")):
        sheet.line(ellipse(600, 430, 420 - ring * 26, 330 - ring * 26, 186, 354), colour, 20)
    sheet.curve([(-20, 690), (400, 676), (800, 694), (WIDTH + 20, 680)], "#5a9a4a", 18)
    house(sheet, 250, 690, 250, "#f6d58a", sheet.rng.choice(REDS), "#3d6fb6")
    heights = [sheet.rng.uniform(150, 290) for _ in range(sheet.rng.randint(3, 4))]
    for place, one in enumerate(family(sheet, heights, (62, 62))):
        person(sheet, 520 + place * 165, 700, one)
    for x in (1120, 430):
        flower(sheet, x, 700, 110, sheet.rng.choice(GAY))


def letter(sheet: Sheet) -> None:
    """A letter in crayon that begins with a name and ends with a heart."""
    word = "voor jou"
    write(sheet, word, 150, 110, 110, sheet.rng.choice(("#c8434f", "#3d6fb6", "#5a9a4a")), 13)
    for row in range(4):
        scribble(sheet, 150, 340 + row * 88, (900, 860, 700, 560)[row], thick=7)
    heart(sheet, 920, 640, 100, "#e0533d")
    for x in (90, 1110):
        flower(sheet, x, 770, 150, sheet.rng.choice(GAY))


def to_do(sheet: Sheet) -> None:
    """A list on the wall: five lines with a picture each, some with a tick."""
    sheet.shape(
        rectangle(-20, -20, WIDTH + 20, HEIGHT + 20), sheet.rng.choice(("#e7d9c3", "#d9e3e0", "#e9d6d3")), shadow=False
    )
    sheet.shape([(330, 60), (880, 50), (895, 750), (322, 757)], "#fffdf6")
    for x in (345, 868):
        sheet.round(x, 78, 13, colour="#d9483b")
    done = sheet.rng.randint(2, 4)
    for row in range(5):
        y = 170 + row * 122
        sheet.line(rectangle(380, y - 32, 440, y + 28), INK, 6)
        if row < done:
            sheet.line([(390, y), (408, y + 20), (452, y - 38)], "#5a9a4a", 12)
        scribble(sheet, 480, y + 8, 250, thick=6)
        _sign(sheet, row, 800, y)


def _sign(sheet: Sheet, which: int, x: float, y: float) -> None:
    """A little picture: bed, shirt, bread, toothbrush, school bag."""
    if which == 0:
        sheet.line([(x - 40, y - 30), (x - 40, y + 26)], "#7a5236", 9)
        sheet.block(x - 38, y - 6, x + 42, y + 20, "#5b93c9", 6)
        sheet.block(x - 34, y - 20, x - 8, y - 2, "#fffdf6", 6)
    elif which == 1:
        sheet.shape(
            [
                (x - 40, y - 20),
                (x - 16, y - 34),
                (x + 16, y - 34),
                (x + 40, y - 20),
                (x + 28, y),
                (x + 20, y - 4),
                (x + 20, y + 32),
                (x - 20, y + 32),
                (x - 20, y - 4),
                (x - 28, y),
            ],
            "#e0663f",
        )
    elif which == 2:
        sheet.block(x - 34, y - 28, x + 34, y + 30, "#d79a4e", 16)
        sheet.block(x - 25, y - 18, x + 25, y + 22, "#f6e3bd", 12)
    elif which == 3:
        sheet.line([(x - 38, y + 26), (x + 20, y - 22)], "#3f8a5f", 11)
        sheet.line([(x + 12, y - 28), (x + 34, y - 46)], "#fffdf6", 20)
        sheet.line([(x + 14, y - 16), (x + 40, y - 38)], "#5b93c9", 8)
    else:
        sheet.block(x - 32, y - 24, x + 32, y + 34, "#8a5aa8", 14)
        sheet.block(x - 20, y + 2, x + 20, y + 24, "#b28cc9", 6)
        sheet.curve([(x - 12, y - 24), (x, y - 42), (x + 12, y - 24)], "#6d4589", 7)


def board(sheet: Sheet) -> None:
    """A board with a card for each part of the day; one is turned over."""
    sheet.shape(rectangle(-20, -20, WIDTH + 20, HEIGHT + 20), "#dfe8ea", shadow=False)
    sheet.block(110, 90, 1090, 710, "#c79f6f", 20)
    sheet.block(140, 120, 1060, 680, "#f4ecdd", 10)
    now = sheet.rng.randint(0, 4)
    for row in (0, 1):
        for column in range(4):
            number = row * 4 + column
            x, y = 160 + column * 225, 150 + row * 262
            done = number < now
            sheet.block(x, y, x + 200, y + 236, "#cfd8dc" if done else "#ffffff", 16)
            if number == now:
                sheet.line(rectangle(x, y, x + 200, y + 236, 16), "#f0b02e", 12)
            if not done:
                _sign(sheet, number % 5, x + 100, y + 100)
                scribble(sheet, x + 40, y + 205, 130, thick=5)


def stars(sheet: Sheet) -> None:
    """A sticker chart: a row for each day, with stars."""
    sheet.shape(rectangle(-20, -20, WIDTH + 20, HEIGHT + 20), sheet.rng.choice(("#dbe6ea", "#efe0d0")), shadow=False)
    sheet.shape([(170, 70), (1030, 62), (1040, 738), (164, 744)], "#fffdf6")
    full = sheet.rng.randint(3, 5)
    for row, day in enumerate(("ma", "di", "wo", "do", "vr")):
        y = 160 + row * 122
        write(sheet, day, 220, y - 34, 62, sheet.rng.choice(BLUES))
        sheet.line([(200, y + 58), (1000, y + 58)], "#d9cfbd", 4)
        for column in range(5 if row < full else sheet.rng.randint(1, 3)):
            star(sheet, 460 + column * 118, y, 44, sheet.rng.choice(GAY))
