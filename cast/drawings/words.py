"""Letters as a child writes them: a few strokes each, on a grid 4 wide and 6 high."""

from .paper import Point, Sheet

# Each stroke is a run of points "xy"; strokes are parted by a space.
_STROKES = {
    "A": "062046 1434", "B": "0006 0030413304 04344536 3606", "C": "4130100105164645", "D": "00062636452110 1000",
    "E": "40000646 0333", "F": "400006 0333", "G": "41301001051636454323", "H": "0006 4046 0343", "I": "1016",
    "J": "4045361605", "K": "0006 4003 0346", "L": "000646", "M": "0600244046", "N": "06004640", "O": "10010516364541301001",
    "P": "06003041331303", "R": "060030413303 1346", "S": "4130100112334445361605", "T": "0040 2026", "U": "00051636454140",
    "V": "002640", "W": "0016233640", "X": "0046 4006", "Y": "002340 2326", "Z": "00400646",
    "0": "10010516364541301001", "1": "011016", "2": "011030412406 0646", "3": "011030413213 133344453616 1605",
    "4": "30044436 3036", "5": "40000232434536 361605", "6": "413010010516364544331304", "7": "004016", "8": "103041331304051636453413 13010110",
    "9": "4130100102133342 41453616", "!": "2024 2626", "-": "1333",
}  # fmt: skip


def write(sheet: Sheet, text: str, x: float, y: float, high: float, colour: str = "#2b2f7e", thick: float = 0) -> float:
    """Write a word with its top left corner here; answers where it ends."""
    unit = high / 6
    for letter in text.upper():
        lean, drop = sheet.rng.uniform(-0.1, 0.1), sheet.rng.uniform(-0.35, 0.35)
        strokes = _STROKES.get(letter, "")
        for stroke in strokes.split():
            points: list[Point] = []
            for across, down in zip(stroke[::2], stroke[1::2], strict=True):
                column, row = int(across), int(down)
                points.append((x + (column + lean * (6 - row)) * unit, y + (row + drop) * unit))
            if len(set(points)) == 1:
                points.append((points[0][0] + 1, points[0][1] + 1))
            sheet.line(points, colour, thick or high / 9)
        x += unit * {"": 3.0, "I": 3.2, "1": 3.2, "!": 3.6}.get(letter if strokes else "", 5.6)
    return x


def scribble(sheet: Sheet, x: float, y: float, width: float, colour: str = "#3b4a8c", thick: float = 5) -> None:
    """A line of handwriting that nobody has to read."""
    end = x + width
    while x < end - 20:
        word = min(end, x + sheet.rng.uniform(45, 130))
        points: list[Point] = [(x, y)]
        up = True
        while points[-1][0] < word:
            step = sheet.rng.uniform(7, 13)
            points.append((points[-1][0] + step, y + (-sheet.rng.uniform(8, 22) if up else sheet.rng.uniform(0, 5))))
            up = not up
        sheet.curve(points, colour, thick)
        x = word + 24
