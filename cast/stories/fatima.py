"""Fatima, Youssef, Imane and Bilal. Youssef is seriously ill; everybody does a part, and Imane stays a child of 15: in three weeks she is 16."""

from cast.story import Guest, Story

R, W = "read", "write"

STORY = Story(
    key="fatima",
    name="Fatima, Youssef, Imane en Bilal",
    opener="fatima",
    opened=128,
    children=(("Imane", 15.595), ("Bilal", 9)),
    private=(("imane", "Van Imane"),),
    custody=("fatima", "youssef"),
    skin=2,
    guests=(
        Guest(
            "youssef",
            127,
            dict.fromkeys(("Thuis", "School", "Gezondheid", "Hulp"), W),
            title="vader",
            role="guardian",
            purpose="Vader van Imane en Bilal.",
            seen=2,
        ),
        Guest(
            "imane",
            125,
            {"Thuis": W, "School": W, "Gezondheid": R},
            title="dochter",
            role="youth",
            child="Imane",
            purpose="Het gaat ook over haar.",
            seen=1,
        ),
        Guest("hanneke", 124, {"Gezondheid": W, "Thuis": R}, purpose="Komt twee keer per dag.", looks=8, seen=1),
        Guest("omar", 122, {"Thuis": W}, title="oom", purpose="Broer van Youssef. Haalt Bilal op."),
        Guest("femke", 116, {"Thuis": R, "School": R, "Hulp": W}, purpose="Let met ons op de kinderen.", seen=4),
        Guest("bart", 108, {"School": W}, purpose="Mentor van Imane.", from_today=True),
    ),
    labels=(("femke", "Gezin met de grote theepot"), ("hanneke", "Ronde zuid, half acht")),
    ours="""
    83 fatima who Thuis: Wij zijn Fatima, Youssef, Imane en Bilal. Ik ben ziek en heb goede en slechte dagen. De thee staat altijd klaar.
    82 imane values School: Ik doe thuis best veel en dat wil ik ook. Maar ik ben ook gewoon vijftien. Vraag ook eens naar mijn toetsen.
    81 youssef helps Thuis: Op een slechte dag doen we de gordijnen half dicht. Dan haalt oom Omar Bilal op. Bel mij, niet Fatima.
    """,
    plan="""
    50 fatima well Thuis: We eten elke avond samen. Ook op een slechte dag.
    50 youssef worry Thuis: Imane doet te veel. Ze zegt zelf van niet.
    48 imane goal School of imane 4-7: Ik wil mijn toetsen halen zonder 's nachts te leren
      48 imane gives 4
      47 bart step professional for bart done 40: Een rustig lokaal na de laatste les
      46 imane step family for imane due 5: Op dinsdag en donderdag alleen school
      24 imane gives 6: Twee keer gelukt deze week
      23 imane sign care for bart: Ik leer weer na elf uur / Bart en ik kijken wat er weg kan
      3 imane gives 4: Deze week weer niet geslapen
    45 fatima goal Thuis of Bilal 5-8: Ik wil weten wie mij ophaalt
      44 omar step network for omar done 38: Elke maandag hangt er een lijstje bij de deur
      30 fatima gives Bilal 8: Nu weet ik het altijd
    """,
    rules=(84,),
    silent=("bart",),
    lines="""
    127 fatima Gezondheid: Youssef heeft MS. Het lopen gaat de laatste tijd niet meer goed.
      ~ Youssef heeft MS. Het lopen gaat sinds kort niet meer goed.
    123 hanneke Gezondheid: Vanaf vandaag kom ik om half acht en om acht uur 's avonds.
      + fatima, youssef
    121 omar Thuis: Ik haal Bilal op dinsdag en donderdag. Hij praat dan de hele weg.
      + fatima
    119 imane Van Imane: Ik ben bang voor de trap. Elke keer als papa hem neemt.
    115 femke Hulp: Jullie willen dat Imane gewoon 15 kan zijn. Daar gaan we op letten.
      + fatima, youssef
    110 youssef Thuis: Ik kan minder lopen. Ik kan wel voorlezen. Elke avond, twee bladzijden.
      + fatima, imane
    107 fatima School about Imane: Imane is moe op school. Ik wil dat haar mentor dit weet.
    103 bart School about Imane: Ik sprak met Imane. Ze mag huiswerk maken in het eerste uur.
      + fatima, femke
    98 imane School: Dank u dat u het niet in de klas zei.
      + bart
    92 hanneke Gezondheid: De traplift is gemeten. Ik heb de aanvraag bij de gemeente gedaan.
      + fatima, youssef
    86 omar Thuis [photo football]: Bilal scoorde. Hij wees naar de camera voor papa.
      + fatima, youssef, imane
    79 fatima Hulp ?femke: Ik werk, ik zorg, ik kook. Wanneer slaap ik?
      > femke: We kijken wat iemand anders kan doen. Zullen we beginnen met de was?
    74 femke Hulp: Hulp in huis start maandag, drie uur per week. Omar doet de boodschappen.
      + fatima
    67 youssef Gezondheid: Nieuwe medicijnen. De eerste dagen misselijk, nu beter.
      + fatima, hanneke
    60 imane Thuis: Vrijdag naar een verjaardag geweest. Tot half elf. Niemand belde.
      + fatima, youssef
    53 hanneke Gezondheid: De traplift zit erop. Youssef ging drie keer op en neer, voor de lol.
      + fatima, youssef, imane
    47 bart School about Imane: Imane koos natuur en techniek. Ze heeft er de cijfers voor.
      + fatima, imane, youssef
    40 fatima Thuis [photo table]: Hele familie aan tafel. Youssef zat aan het hoofd, zoals altijd.
      + omar, hanneke
    33 femke Hulp: Bilal maakte een tekening van de week. Woensdag was groen: papa-dag.
      + fatima, youssef
    26 youssef Thuis: Het boek is uit. Morgen beginnen we deel twee.
      + fatima
    18 hanneke Gezondheid: De wond aan de voet is dicht. Ik kom nu één keer per dag.
      + fatima
    12 fatima Hulp ?femke@5: De school van Bilal wil praten over groep 6. Ga je mee?
    6 imane School: Ik heb mijn presentatie over de werking van zenuwen gedaan. Voor papa.
      + youssef, fatima, bart
    3 omar Thuis: Bilal kan nu met twee handen los. Ik heb gezegd: niet aan mama vertellen.
      > fatima: Ik lees mee, Omar.
    1 youssef Thuis: Vandaag zat ik buiten in de zon. Een uur. Met de krant.
      + fatima, imane
    """,
)
