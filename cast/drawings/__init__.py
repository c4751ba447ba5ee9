"""Photos and children's drawings for the demo, drawn by ourselves: no picture of anybody, and none in the repository."""

from collections.abc import Callable
from dataclasses import dataclass

from . import animals, eating, garden, rooms, sheets, street
from .paper import Hand, Sheet


@dataclass(frozen=True)
class Picture:
    """What can be drawn: how, and in words for who does not see it (true for every seed)."""

    draw: Callable[[Sheet], None]
    alt: str
    name: str
    hand: Hand = "paper"


PICTURES = {
    "baby": Picture(rooms.baby, "Een baby slaapt in een wieg. Boven de wieg hangen sterren.", "baby"),
    "balloons": Picture(eating.balloons, "Ballonnen en slingers, met een cadeau in het midden.", "feest"),
    "beach": Picture(garden.beach, "Een zandkasteel en schelpen op het strand, met een bootje op het water.", "strand"),
    "bedtime": Picture(
        rooms.bedtime, "Een kind slaapt. Naast het bed brandt een lampje, buiten schijnt de maan.", "slapen"
    ),
    "bike": Picture(street.bicycle, "Een kindertekening: een kind fietst naar school.", "fiets", "crayon"),
    "blocks": Picture(rooms.blocks, "Een kind naast een hoge toren van blokken.", "toren"),
    "board": Picture(sheets.board, "Een bord met kaartjes: voor elk deel van de dag één.", "dagbord"),
    "books": Picture(rooms.books, "Een stapel boeken op tafel. Eén boek ligt open.", "boeken"),
    "bread": Picture(eating.flatbread, "Ronde broden op een kleed, met schaaltjes en thee.", "brood"),
    "bus": Picture(street.bus, "Een bus met mensen erin rijdt door de straat.", "bus"),
    "cake": Picture(eating.cake, "Een taart met kaarsjes. Er hangen slingers boven.", "taart"),
    "calf": Picture(animals.calf, "Een kalf in het stro, met iemand ernaast.", "kalf"),
    "cat": Picture(animals.cat, "Een kat slaapt op een kussen bij het raam.", "kat"),
    "dog": Picture(animals.dog, "Een kindertekening van een hond in het gras, met een bal.", "hond", "crayon"),
    "drawing": Picture(
        sheets.child_drawing,
        "Een kindertekening: een huis, een regenboog en mensen naast elkaar.",
        "tekening",
        "crayon",
    ),
    "farm": Picture(garden.farm, "Een boerderij met twee koeien en een tractor.", "boerderij"),
    "football": Picture(
        street.football, "Een kind met een bal op het voetbalveld, met een keeper in het doel.", "voetbal"
    ),
    "garden": Picture(garden.vegetables, "Een moestuin met rijen planten en een gieter.", "tuin"),
    "house": Picture(garden.our_house, "Een huis met een rode deur en bloemen ervoor.", "huis"),
    "letter": Picture(sheets.letter, "Een brief van een kind, met een groot rood hart.", "brief", "crayon"),
    "list": Picture(sheets.to_do, "Een lijstje aan de muur met vijf dingen. Er staan al vinkjes bij.", "lijstje"),
    "measure": Picture(rooms.door_post, "Een kind bij een deurpost met streepjes en maten.", "meten"),
    "music": Picture(rooms.music, "Een trommel met stokken. In de lucht zweven noten.", "trommel"),
    "pancakes": Picture(eating.pancakes, "Een stapel pannenkoeken op tafel, met een fles stroop.", "pannenkoeken"),
    "playground": Picture(street.playground, "Een speeltuin met een schommel en een glijbaan.", "speeltuin"),
    "school": Picture(street.school, "Een school met spelende kinderen op het plein.", "school"),
    "snow": Picture(garden.snow, "Een sneeuwpop met een hoed en een sjaal, en een kind ernaast.", "sneeuw"),
    "soup": Picture(eating.soup, "Een pan soep op tafel, met twee kommen en een brood.", "soep"),
    "stars": Picture(sheets.stars, "Een kaart met de dagen van de week en sterren erachter.", "sterrenkaart"),
    "swim": Picture(street.swimming, "Een kind in het zwembad met een gele plank.", "zwemmen"),
    "table": Picture(eating.supper, "Vier mensen aan tafel. Voor ieder staat een bord.", "eten"),
    "tent": Picture(garden.tent, "Een tent in de avond, met een kampvuur en een volle maan.", "tent"),
    "train": Picture(street.train, "Een trein rijdt langs een weiland.", "trein"),
    "walk": Picture(garden.walk, "Twee mensen wandelen over een pad tussen bomen.", "wandelen"),
}


def drawn(kind: str, seed: str, skin: int | None = None) -> bytes:
    """This picture as JPEG of 1200 x 800; the same seed draws the same. `skin` is that of the family, 0 to 4."""
    picture = PICTURES[kind]
    sheet = Sheet(f"{kind} {seed}", picture.hand, skin)
    picture.draw(sheet)
    return sheet.content()
