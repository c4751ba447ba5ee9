"""Esther, Linda and Mees of 6, who is quickly angry and quickly sorry. He learns to feel it coming."""

from cast.story import Guest, Story

R, W = "read", "write"

STORY = Story(
    key="esther",
    name="Esther, Linda en Mees",
    opener="esther",
    opened=112,
    children=(("Mees", 6),),
    custody=("esther", "linda"),
    skin=1,
    guests=(
        Guest(
            "linda",
            111,
            dict.fromkeys(("Thuis", "School", "Gezondheid", "Groeien", "Hulp"), W),
            title="mama Linda",
            role="guardian",
            purpose="Moeder van Mees.",
            seen=1,
        ),
        Guest("floor", 106, {"Hulp": W, "School": R}, purpose="Werkt met Mees in de gymzaal.", seen=3),
        Guest("kim", 102, {"School": W}, purpose="Juf van Mees.", from_today=True),
        Guest("ronnie", 60, {"Groeien": W}, title="voetbaltrainer", purpose="Mees begint bij de kleintjes."),
    ),
    labels=(("floor", "Mees de vulkaan"),),
    ours="""
    64 esther who Thuis: Mees heeft twee mama's, Esther en Linda. Hij is zes en heeft een vulkaan in zijn buik. Zo noemt hij het zelf.
    63 linda helps School: Ziet de vulkaan rood, dan eerst rennen en dan praten. Floor heeft een plaatje gemaakt. Dat ligt in zijn la.
    """,
    lines="""
    110 esther Thuis: Mees is 6. Hij is lief en boos, vaak in dezelfde minuut.
      + linda
    108 linda Hulp: Onze vraag: hoe leert hij stoppen voordat het knalt?
    105 floor Hulp: Mees en ik bouwden een vulkaan van kussens. Hij weet precies hoe die werkt.
      + esther, linda
    101 esther School about Mees: Mees heeft in de klas een kleine plek nodig als het te veel wordt.
    98 kim School about Mees: Mees en ik hebben een teken. Hij legt een blauwe steen op zijn tafel.
      + esther, linda
    92 linda Thuis: Steen ook thuis ingevoerd. Hij legde hem vandaag naast zijn bord.
      + esther
    85 floor Hulp: We oefenden blazen als een draak. Drie keer lang, dan pas praten.
      + esther, linda
    79 esther Thuis [photo blocks]: De toren viel om. Er klonk een draak. Er vloog niets door de kamer.
      + linda
    72 kim School about Mees: Mees botste met een ander kind. Hij kwam zelf zeggen wat er was.
      + esther, linda, floor
    66 linda Thuis: Boze dag. Alles was stom, ook ik. Om acht uur kwam hij knuffelen.
      > esther: Hij vroeg of jij ook een steen wilde.
    59 ronnie Groeien: Mees rent veel en luistert best goed. Welkom bij het team.
      + esther, linda
    53 esther School ?kim about Mees: Hoe gaat het buitenspelen nu, zonder juf erbij?
      > kim: Hij kiest vaak de zandbak. Daar gaat het bijna altijd goed.
    46 floor Hulp: Mees voelt het nu aankomen in zijn buik. Hij wees de plek aan.
      + esther, linda
    40 linda Gezondheid: Ogen getest. Geen bril nodig. Hij was een beetje teleurgesteld.
      + esther
    33 esther Thuis [photo balloons]: Mees is jarig geweest. Twaalf kinderen, nul vulkanen.
      + linda
    27 ronnie Groeien: Verloren met 6-0. Mees gaf iedereen een hand.
      + esther, linda
    20 kim School about Mees: De blauwe steen lag deze week maar één keer op tafel.
      + esther, linda, floor
    14 floor Hulp: Nog twee keer samen. Dan is Mees zelf de baas over zijn vulkaan.
      + esther, linda
    7 linda Thuis: Hij leerde zijn neefje blazen als een draak. Ze lagen slap van het lachen.
      + esther
    2 floor Hulp: Mees wil bij de laatste keer zijn juf uitnodigen. Is dat goed?
      > esther: Heel goed. Wij komen ook.
    1 kim School: Ik kom graag. Ik oefen mijn draak alvast.
      + linda
    """,
)
