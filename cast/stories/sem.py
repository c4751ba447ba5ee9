"""Sem is 16. His parents live far apart, he lives with his aunt, and this book is his own."""

from cast.story import Guest, Story

R, W = "read", "write"

STORY = Story(
    key="sem",
    name="Het boek van Sem",
    opener="sem",
    opened=121,
    private=(("sem", "Alleen van mij"),),
    chapters=(("Werk en muziek", "growth"),),
    skin=1,
    guests=(
        Guest("femke", 118, {"Thuis": R, "School": R, "Hulp": W}, purpose="Mijn hulp. Ik koos haar zelf.", seen=4),
        Guest(
            "mirjam",
            117,
            {"Thuis": W, "School": R, "Werk en muziek": R},
            title="tante",
            purpose="Ik woon bij haar.",
        ),
        Guest("ilse", 110, {"School": W}, purpose="Mijn mentor.", from_today=True),
        Guest("thijs", 92, {"Werk en muziek": W, "Hulp": R}, purpose="Gaat mee naar mijn stage.", until=9),
        Guest("robin", 80, {"Werk en muziek": W}, title="broer", purpose="Mijn broer. Hij speelt bas."),
    ),
    labels=(("femke", "Het boek van Sem (zelf de baas)"),),
    ours="""
    95 sem who Thuis: Ik ben Sem. Ik ben 16 en woon bij tante Mirjam. Mijn broer Robin speelt bas, ik drums. Mijn ouders wonen ver weg.
    94 sem values Thuis: Ik beslis zelf. Zeg eerst tegen mij wat je van plan bent. Ik hou niet van gesprekken met vijf mensen tegelijk.
    94 sem helps School: Als het te veel is, ga ik weg. Loop me niet achterna. Stuur na een uur een appje. Een stil lokaal helpt.
    """,
    plan="""
    60 sem goal Werk en muziek of sem 2-7: Ik wil een stage waar ik mag drummen
      60 sem gives 2
      59 sem step family for sem done 50: Drie plekken bellen
      58 thijs step professional for thijs due 3: Meegaan naar het eerste gesprek
      57 sem step family for sem due 9 then: Zelf mijn tijden afspreken
      20 sem gives 5: Eén plek zei ja
      20 sem sign alarm for thijs: Ik kom twee dagen niet opdagen / Thijs komt langs
      12 thijs notices Ik kom twee dagen niet opdagen: Ik mis je op dinsdag en woensdag
      11 sem answers not_right Ik kom twee dagen niet opdagen: Ik was ziek, ik had school gebeld
    """,
    rules=(96,),
    silent=("ilse",),
    lines="""
    120 sem Alleen van mij: Ik probeer dit uit. Niemand leest hier mee.
    119 sem Thuis: Dit boek is van mij. Ik kies wie wat leest.
    116 sem Hulp: Femke vroeg wat ik wil. Ik wil rust en een plek om te oefenen.
      > femke: Dat zijn twee heldere dingen. Daar beginnen we mee.
    114 mirjam Thuis [photo table]: Sem kookte gisteren. Pasta met te veel knoflook, heel lekker.
      + sem, femke
    109 sem School: Mijn mentor mag hier schrijven. Liever niet bellen naar tante.
      > ilse: Prima Sem. Ik zet het hier.
    103 ilse School: Sem was deze week vier van de vijf dagen op school. Dank voor je appje.
    98 sem School ?ilse: Mag ik de toets van maandag in een apart lokaal doen?
      > ilse: Ja. Lokaal 12 is vrij. Ik zit erbij.
    97 sem School: Toets ging best. Stil lokaal hielp echt.
      + ilse, mirjam
    90 femke Hulp: We spraken over slapen en je telefoon. Jij bedacht zelf de oplader op de gang.
      > sem: Werkt alleen als tante het ook doet.
    89 mirjam Thuis: Mijn oplader ligt nu ook op de gang. Afspraak is afspraak.
      + sem
    84 thijs Werk en muziek: Kennisgemaakt bij de muziekwinkel. Sem mag woensdag komen kijken.
      + sem
    79 sem Werk en muziek [photo music]: Eerste dag stage. Ik mocht de drums stemmen.
      + thijs, robin, mirjam
      > robin: Nu nog zacht leren spelen.
    70 sem Alleen van mij: Mama belde. Ik wist niet wat ik moest zeggen.
    68 sem Hulp ?femke: Hoe vertel ik mama dat ik hier wil blijven wonen?
      > femke: Zullen we samen een brief maken? Jij schrijft, ik help met zoeken naar woorden.
      > sem: Oké. Maar ik verstuur hem zelf.
    60 sem Hulp: Brief is weg. Ze belde terug en huilde niet. Dat viel mee.
      + femke
    55 ilse School: Sem, je staat voor alle vakken voldoende. Wiskunde is net een 5,5.
      + sem, mirjam
    47 thijs Werk en muziek: De winkel wil je stage verlengen tot de vakantie. Goed gedaan.
      + sem, robin
    40 mirjam Thuis: We hebben de zolder leeg gemaakt. Daar komt de oefenruimte.
      + sem
    33 sem Werk en muziek: Vrijdag spelen we met de band in het buurthuis. Iedereen mag komen.
      + thijs, mirjam
      > thijs: Ik ben er. Met oordoppen.
    29 robin Werk en muziek: Het was vol. Oma danste. Echt waar.
      + sem, mirjam
    21 femke Hulp: Jij wilt nu één keer per maand praten. Dat past bij hoe het gaat.
      + sem
    13 sem School: Na de vakantie wil ik naar de opleiding geluid. Open dag is in de agenda gezet.
      + ilse, mirjam
    8 sem Hulp only femke: Papa stuurde een bericht. Ik heb nog niks teruggestuurd.
    3 sem Hulp ?femke: Kunnen we dinsdag bellen in plaats van praten? Ik heb oefenen.
    2 mirjam Thuis: De buren vroegen wie er zo mooi speelde. Ik zei: mijn neef.
      + sem
    1 sem Werk en muziek: Nieuw nummer af. Het heet Zolder.
    """,
)
