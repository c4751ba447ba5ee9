"""The few papers of the demo: small PDFs, made as the product makes its own."""

import json
from dataclasses import dataclass

import typst

from gezinsboek.ground.paper.showable import FONTS

_SHEET = b"""
#let data = json(bytes(sys.inputs.data))
#let digits = (name: "Bricolage Grotesque", covers: regex("[0-9]"))
#set document(title: data.title)
#set page(paper: "a4", margin: 24mm)
#set text(font: (digits, "Atkinson Hyperlegible Next", "Libertinus Serif"), lang: "nl", size: 13pt, fill: rgb("#1d2042"))
#show heading: set text(font: ("Bricolage Grotesque", "Libertinus Serif"), size: 24pt)
= #data.title
#v(0.6em)
#table(
  columns: data.widths.map(part => part * 1fr),
  inset: 9pt,
  stroke: 0.7pt + rgb("#9aa0c3"),
  fill: (_, row) => if row == 0 { rgb("#fde9a2") },
  table.header(..data.rows.first().map(strong)),
  ..data.rows.slice(1).flatten(),
)
#v(0.6em)
#data.below
"""


@dataclass(frozen=True)
class Paper:
    """A title, a table of which the first row names the columns, and a line below."""

    name: str
    title: str
    rows: tuple[tuple[str, ...], ...]
    below: str
    widths: tuple[int, ...] = (1, 2, 2)


PAPERS = {
    "week": Paper(
        "onze week",
        "Onze week",
        (
            ("Dag", "Wie brengt", "Wie haalt"),
            ("maandag", "Mark", "oma Tine"),
            ("dinsdag", "Noor", "oma Tine"),
            ("woensdag", "Noor", "Noor, om 12.15 uur"),
            ("donderdag", "Mark", "opvang tot 18.00 uur"),
            ("vrijdag", "Milan kiest zelf", "Noor"),
        ),
        "Lukt het een keer niet? Zet het dan voor acht uur in ons boek.",
    ),
    "morning": Paper(
        "onze ochtend",
        "Onze ochtend",
        (
            ("Hoe laat", "Wat"),
            ("7.00 uur", "wakker worden, lamp aan"),
            ("7.15 uur", "aankleden, kleren liggen klaar"),
            ("7.30 uur", "ontbijt aan tafel"),
            ("8.00 uur", "tanden poetsen en tas pakken"),
            ("8.10 uur", "jas aan en naar buiten"),
        ),
        "Klaar voor acht uur? Dan is er tijd voor een boek.",
        (1, 3),
    ),
    "sugar": Paper(
        "suiker op school",
        "Als mijn suiker laag is",
        (
            ("Wat je ziet", "Wat je doet"),
            ("Ik ben bleek of stil", "meten"),
            ("Lager dan 4", "één pakje sap, daarna een koek"),
            ("Na een kwartier", "nog een keer meten"),
            ("Nog steeds lager dan 4", "bel mama of papa"),
        ),
        "Het rode doosje staat in de la van de juf.",
        (1, 1),
    ),
}


def printed(kind: str) -> bytes:
    """This paper as a tagged PDF."""
    paper = PAPERS[kind]
    told = {"title": paper.title, "rows": paper.rows, "below": paper.below, "widths": paper.widths}
    made = typst.compile(  # type: ignore[call-overload]  # its stub knows no source as bytes
        _SHEET,
        font_paths=[FONTS] if FONTS.is_dir() else [],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(told)},
        pdf_standards="ua-1",
    )
    if not isinstance(made, bytes):
        raise TypeError("one file was asked for")
    return made
