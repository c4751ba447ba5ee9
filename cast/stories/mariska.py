"""Mariska and Patrick became one household with four children. Dennis, the father of two of them, writes as well."""

from cast.story import Guest, Story

R, W = "read", "write"

STORY = Story(
    key="mariska",
    name="Mariska, Patrick en de vier",
    opener="mariska",
    opened=146,
    children=(("Lynn", 12), ("Sep", 9), ("Bo", 10), ("Kiki", 6)),
    custody=("mariska", "dennis"),
    proofs=(("mariska", "dennis", "guardian"),),
    objections=(("dennis", 3),),
    skin=1,
    guests=(
        Guest(
            "patrick",
            145,
            {"Thuis": W, "School": R, "Hulp": W},
            title="partner van Mariska",
            purpose="Vader van Bo en Kiki.",
            seen=2,
        ),
        Guest(
            "dennis",
            140,
            {"School": W, "Gezondheid": W, "Groeien": W},
            title="vader van Lynn en Sep",
            role="guardian",
            purpose="Vader van Lynn en Sep.",
            seen=4,
        ),
        Guest("femke", 138, {"Thuis": R, "Hulp": W}, purpose="Helpt ons om samen te wennen.", seen=6),
        Guest("anja", 120, {"School": W}, purpose="Juf van Sep.", from_today=True),
        Guest("nel", 118, {"Thuis": W}, title="oma", purpose="Moeder van Patrick."),
        Guest(
            "lynn",
            100,
            {"Thuis": W, "School": W},
            title="dochter",
            role="youth",
            child="Lynn",
            purpose="Ze is 12 en wil meelezen.",
            seen=3,
        ),
    ),
    labels=(("femke", "Zes jassen aan de kapstok"),),
    ours="""
    91 mariska who Thuis: Wij zijn een nieuw gezin van zes. Lynn en Sep zijn van Dennis en mij. Bo en Kiki zijn van Patrick. Vier kinderen, drie huizen.
    90 mariska values Hulp: Niemand hoeft te kiezen. Wij zeggen niets lelijks over de ouder die er niet is. Vraag de kinderen niet om door te geven.
    89 nel helps Thuis: Als het botst, gaan we aan tafel met papier en potloden. Dan komen de woorden vanzelf.
    """,
    rules=(92,),
    silent=("anja",),
    lines="""
    144 mariska Thuis [photo house]: Twee gezinnen, één huis, vier kinderen. Help.
      > patrick: En één badkamer.
    142 patrick Hulp: Ik ben geen vader van Lynn en Sep. Maar wat ben ik dan wel?
      + mariska
    137 femke Hulp: Kennisgemaakt met zes mensen en een hond. Ieder noemde één wens.
      + mariska, patrick
    134 mariska Hulp: De wensen: een eigen plank, stil ontbijt, nooit meer spruiten, samen film.
      + patrick, femke
    130 patrick Thuis [photo list]: De badkamerlijst hangt. Iedereen heeft tien minuten.
      + mariska
    126 dennis School: De rapporten van Lynn en Sep graag ook naar mij. Dan kan ik meepraten.
      > mariska: Doe ik. Ze staan vanaf nu hier.
    119 anja School: Sep tekende twee huizen met een brug. Hij legde uit wie waar slaapt.
      + mariska, dennis
    113 nel Thuis: Ik heb vier paar sokken gebreid. Vier dezelfde, dat was de bedoeling.
      + mariska, patrick
    105 femke Hulp ?patrick: Wat doe jij als Lynn zegt: jij bent mijn vader niet?
      > patrick: Ik zeg: klopt. Ik ben Patrick. Ik maak wel de tosti's.
      + mariska
    99 lynn Thuis: Ik lees nu mee. De tosti's zijn best goed.
      + mariska, patrick
    94 dennis Gezondheid about Sep: Sep viel bij mij van de trap. Arm gekneusd, niet gebroken.
      > mariska: Dank dat je meteen schreef. Ik bel hem vanavond.
    87 mariska Thuis [photo dog]: De hond slaapt nu elke nacht bij een ander kind. Er is een rooster.
      + patrick, nel
    79 anja School: Sep schreef met links, met zijn arm in de doek. Drie hele zinnen.
      + mariska, dennis
    72 patrick Thuis: Bo en Lynn hebben ruzie over muziek. Deur dicht, deur open, deur dicht.
      + mariska
    66 femke Hulp: We deden het gesprek met de theedoek: wie hem vasthoudt, praat.
      + mariska, patrick
    60 lynn Thuis: We hebben nu een theedoek-uur op zondag. Het is minder stom dan het klinkt.
      + mariska, patrick, nel
    51 dennis Groeien about Lynn: Lynn heeft maat 39. Ik kocht voetbalschoenen op de groei.
      + mariska
    44 mariska School about Sep: Oudergesprek met Dennis en mij, aan één tafel. Het ging gewoon.
      + dennis, anja
    35 nel Thuis [photo cake]: Kiki werd 7. Er waren drie oma's en niemand deed moeilijk.
      + mariska, patrick
    27 patrick Hulp: Sep noemde mij zijn Patrick. Mijn Patrick, zei hij.
      + mariska, femke
    20 femke Hulp: We zien elkaar over een maand. De theedoek houden jullie.
      + mariska, patrick
    12 lynn School: Brugklas gekozen. Papa en mama en Patrick gingen alle drie mee.
      + mariska, dennis
    5 patrick Thuis: De kapstok is te klein. Ik bouw morgen een nieuwe.
      + mariska, lynn
    4 mariska Hulp: We misten theedoek-uur twee keer. Zondag pakken we het weer op.
    1 nel Thuis: Patroon nummer vijf: een sok voor de hond.
      + mariska
    """,
)
