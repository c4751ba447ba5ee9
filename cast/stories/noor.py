"""Noor, Milan, Lina and Jade: two homes, hard mornings that become easier. The family of the docs and the tests."""

from cast.planning import Planned
from cast.story import Asked, Guest, Story, Waiting

R, W = "read", "write"

STORY = Story(
    key="noor",
    name="Noor, Milan, Lina en Jade",
    opener="noor",
    opened=183,
    children=(("Milan", 9), ("Lina", 3), ("Jade", 14)),
    private=(("noor", "Alleen van Noor"), ("jade", "Van Jade")),
    chapters=(("Gezondheid van Jade", "health", "Jade"),),
    given=(
        (60, "noor", "femke", "Gezondheid van Jade", "read"),
        (2, "noor", "yasmin", "Gezondheid van Jade", "write"),
    ),
    agreed=((58, "jade", "femke", "Gezondheid van Jade"),),
    homes=(
        (100, "noor", "Appelhof 12\n0000 AB Waterveen", "06 00 00 00 12", ("tine", "femke")),
        (95, "mark", "Dijkpad 3\n0000 CD Waterveen", "06 00 00 00 03", ("tine", "jade")),
        (90, "femke", "", "06 00 00 00 44", ("noor", "mark", "jade")),
    ),
    plans=(
        Planned(
            30,
            "noor",
            "School",
            "Gesprek met meester Daan",
            2,
            "15:15",
            "FREQ=WEEKLY;INTERVAL=2",
            others=("noor", "mark", "daan"),
            place="Lokaal 6, De Regenboog",
            shown_to=("mark", "daan"),
            topics=("Hoe gaat het met lezen?", "Overblijven op dinsdag"),
            about="Milan",
        ),
        Planned(
            40,
            "noor",
            "Thuis",
            "Huisbezoek van Femke",
            3,
            "10:00",
            "FREQ=WEEKLY",
            others=("noor", "femke"),
            place="Bij ons thuis, Appelhof 12",
            shown_to=("femke",),
            topics=("De ochtenden", "Wie haalt Lina op?"),
        ),
        Planned(20, "mark", "Thuis", "Weekend bij papa", 5, rule="FREQ=WEEKLY;INTERVAL=2", others=("mark", "jade")),
        Planned(
            12,
            "noor",
            "Gezondheid",
            "Tandarts",
            0,
            "16:10",
            wait=14,
            hours=0.5,
            others=("noor",),
            place="Tandarts De Vries",
            shown_to=("mark",),
            about="Milan",
        ),
    ),
    check_ups=((9, "noor", "Lina", "Groeien", 1),),
    reports=(
        (
            1,
            "femke",
            "Verslag huisbezoek",
            "Huisbezoek bij Noor, met Milan en Lina erbij.\n\nMilan staat nu drie van de vijf ochtenden zelf op. Noor legt 's avonds de kleren "
            "klaar. Buurvrouw Annelies van Dijk (06 00 00 00 77) haalt Lina op woensdag van de opvang. Zij woont op Appelhof 14.\n\n"
            "Milan speelt graag met Jayden uit zijn klas. Afspraak: we kijken over twee weken of het zonder wekker lukt.",
        ),
    ),
    custody=("noor", "mark"),
    proofs=(("noor", "mark", "guardian"), ("mark", "femke", "register")),
    skin=1,
    guests=(
        Guest(
            "femke",
            181,
            {"Thuis": R, "School": W, "Gezondheid": R, "Hulp": W, "Geld en wonen": W},
            purpose="Helpt ons als het thuis druk is.",
            until=100,
            seen=3,
        ),
        Guest("tine", 178, {"Thuis": W, "School": R, "Groeien": R}, title="oma", purpose="Past op dinsdag op.", seen=2),
        Guest("bram", 176, {"Thuis": R, "Hulp": W}, purpose="Hielp bij het opstaan.", left=80),
        Guest(
            "mark",
            170,
            dict.fromkeys(("Thuis", "School", "Gezondheid", "Groeien", "Hulp", "Gezondheid van Jade"), W),
            title="vader",
            role="guardian",
            purpose="Vader van Milan, Lina en Jade.",
            seen=1,
        ),
        Guest("daan", 150, {"School": W}, purpose="Meester van Milan.", from_today=True, until=12, seen=1),
        Guest("yasmin", 140, {"Gezondheid": W, "Groeien": W}, purpose="Weegt en meet Lina.", seen=6),
        Guest(
            "jade",
            120,
            {"Thuis": W, "School": W, "Gezondheid": W, "Gezondheid van Jade": W},
            title="dochter",
            role="youth",
            child="Jade",
            purpose="Het gaat ook over haar.",
            seen=2,
        ),
    ),
    waiting=(
        Waiting(
            "Dokter Anouk", "huisarts", "professional", 3, {"Gezondheid": R}, "Denkt mee over slapen.", key="anouk"
        ),
        Waiting("Buurvrouw Ans", "buurvrouw", "network", 6, {"Thuis": R}, "Haalt Milan soms op.", came="ans"),
        Waiting("Tante Loes", "tante", "network", 60, {"Thuis": R}, "Is vaak bij ons."),
    ),
    asked=(
        Asked(
            "Dokter Evers",
            "huisarts",
            "Hoeveel mag Milan drinken voor het slapen?",
            "Gezondheid",
            3,
        ),
        Asked(
            "Juf Marit",
            "zwemjuf van De Golf",
            "Schrijf een verslag over de zwemles van Milan.",
            "Groeien",
            12,
            answer="Milan durft nu met zijn hoofd onder water. Drie keer oefende hij de sprong van de kant. "
            "Het helpt als ik eerst zeg wat er komt. Volgende week doen we de tunnel.",
            answered=9,
            more="marit@voorbeeld.test",
        ),
    ),
    labels=(("femke", "Gezin met de rode deur"), ("yasmin", "Lina en de liedjes")),
    ours="""
    62 noor who Thuis: Wij zijn Noor, Milan, Lina en Jade. Mark is hun vader. De kinderen hebben twee huizen. Op dinsdag is oma Tine er. We houden van buiten zijn, pannenkoeken en voorlezen.
    61 noor values School: Praat met Milan, niet over hem. Hij kijkt eerst en doet dan pas mee. We zijn trots op hoe hij andere kinderen helpt. Vertel het ons meteen als er iets is. Ook iets kleins.
    60 noor tried Hulp: Bram hielp ons een halfjaar bij het opstaan. Zijn lijstje hangt nog in de gang. Haasten en straffen hielpen niet. Samen fietsen en tien minuten tekenen wel.
    55 mark helps Thuis: Als Milan stil wordt, is het te druk. Geef hem dan een kwartier rust, zonder vragen. Lina wil haar liedje horen. Twijfel je? Bel Noor of mij.
    18 jade own Thuis "Zo praat je met mij": Vraag het aan mij en niet aan mama. Ik zeg zelf wat ik wil vertellen. Appen mag. Bellen liever niet.
    """,
    plan="""
    41 noor well School: Milan ontbijt weer mee. Hij lacht als Daan hem begroet.
    41 noor worry School: Op maandag heeft Milan vaak buikpijn. Dan zijn de ochtenden te druk.
    40 noor want School: Rust in de ochtend, en dat Milan zelf mag kiezen.
    39 femke day offered: Eerst zelf een plan, met oma erbij als jullie dat willen
    38 noor day accepted: Met oma Tine en Daan
    30 noor helping femke due 60: Helpt ons met rust in de ochtend en met de brieven / Elke dinsdag een uur
    29 daan helping daan: Let op hoe het gaat in de klas / Elke schooldag
    28 noor helping tine: Past op en leest voor / Elke dinsdag
    40 noor goal School of Milan 3-8: Ik wil weer elke dag naar school zonder buikpijn
      40 noor gives Milan 3: Maandag is het ergst
      39 noor step professional for daan done 30: Rustige plek in de klas
      38 noor step family for noor and Milan due 4: Milan kiest zelf wie hem brengt
      38 femke step professional for femke, daan due 6 then: Samen kijken: helpt het?
      37 daan own school: Plan van groep 5
      36 femke own help: Rust in de ochtend
      21 noor gives 5: Drie dagen gingen goed
      20 noor gives Milan 6: Ik heb een vriend om mee te lopen
      19 noor sign good: Milan ontbijt mee en vertelt over school / Vier het samen
      19 noor sign care for femke: Twee ochtenden buikpijn / Femke belt dezelfde dag
      18 daan sign care for daan: Hij zit in de pauze alleen / Ik loop een rondje met hem
      18 noor sign alarm for noor, femke: Milan wil nergens meer heen / Bel Femke. Ook in het weekend
      16 daan confers Esther Blom, schoolarts: Past rustig opbouwen bij zijn buikpijn? / Dan weten we of school genoeg is
      15 noor says talk Esther Blom, schoolarts: Fijn dat je het vraagt. Woensdag praten we erover
      14 mark step family for mark due 9: Op maandag breng ik Milan als hij bij mij is
      10 daan notices Hij zit in de pauze alleen: Gisteren en vandaag
      9 noor answers talking Hij zit in de pauze alleen: Woensdag na school bespreken we het
      7 noor gives Milan 7: Maandag liep papa mee
      2 daan notices Twee ochtenden buikpijn: Twee keer kwam hij stil en bleek binnen
      3 femke confers Wijkteam, Karin Smit: Wie kan op maandag meelopen naar school? / Maandag blijft het moeilijkst
    34 noor goal Geld en wonen of noor 2-7: Ik wil geen brieven meer waar ik bang van word
      34 noor gives 2
      33 noor step family for noor done 28: Alle brieven op één stapel
      32 noor step family for noor due 2: Bellen met de woningbouw
      32 femke step professional for femke due 12 then: Samen met de geldhulp een plan maken
      30 femke step professional for femke due -10: De brief van de gemeente samen lezen
      26 noor gives 4: De stapel is er, en ik sliep beter
      25 noor sign care for noor, femke: De brieven blijven een week dicht / We openen ze samen op vrijdag
    21 noor version again 33 contact femke with femke, daan: We beginnen met de maandag. Daan let op de pauze, Femke helpt met de post.
    20 daan agrees
    20 femke agrees
    19 mark waits: Ik wil eerst weten wie Milan brengt als hij bij mij is
    5 noor version again 16 contact femke with mark, femke, daan: Mark brengt Milan op maandag. Femke zoekt iemand die meeloopt.
    5 noor day made: Samen met Mark, Femke en Daan
    4 mark agrees
    4 daan agrees
    """,
    rules=(75, 20),
    silent=("daan", "yasmin"),
    lines="""
    182 noor Thuis [photo house]: Vandaag begint ons boek. Ik vind het spannend en ook fijn.
    180 noor Hulp: Dit is onze vraag: de ochtenden gaan niet goed. Milan wil niet naar school.
      > femke: Dank je dat je dit deelt. Ik kom dinsdag om half tien.
    179 noor Alleen van Noor: Ik ben vaak moe. Dit houd ik nog even voor mezelf.
    177 femke Hulp as fact: We keken samen naar de ochtend. Jullie willen rust voor half acht.
      + noor
    174 tine Thuis [photo soup]: Soep gegeten met de kinderen. Lina at twee kommen leeg.
      + noor
      > noor: Daar was ze trots op!
    172@9 bram Hulp: Vanochtend om zeven uur mee opgestaan. Milan poetste zelf zijn tanden.
      + femke
      > noor: Dat was de eerste keer deze maand.
    168 mark Thuis: Bij mij ging het slapen dit weekend goed. Een lampje aan hielp.
      > noor: Dat lampje proberen wij ook.
    165 noor School about Milan: Milan bleef vandaag thuis. Hij had buikpijn.
    163 noor School ?femke about Milan: Wil jij met school bellen over de maandag?
      > femke: Gedaan. De intern begeleider wil graag een gesprek.
    160 femke Hulp: Het gesprek op school is donderdag. Noor, Mark en ik gaan samen.
      + noor, mark
    156 noor School about Milan: Goed gesprek. Milan mag bij binnenkomst eerst tien minuten tekenen.
      + femke, tine
    152 noor Geld en wonen only femke: Er kwam een brief over de huur. Ik durf hem niet open te maken.
    151 femke Hulp ?noor: Zullen we de brief samen openen? Ik kan vrijdag.
      > noor: Ja, graag.
    147 noor School about Milan: Milan vroeg of meester Daan ook in ons boek kan schrijven. Dat kan nu.
      + mark
    145 daan School about Milan: Dag allemaal. Ik schrijf hier één keer per week over Milan.
      + noor, mark, femke
    142 daan School [photo drawing] about Milan: Milan maakte deze tekening. Hij vertelde er trots over in de kring.
      + noor, tine, mark
      > noor: Oma wil hem op de koelkast.
    139 noor Groeien about Lina: Morgen gaan we met Lina meten en wegen.
    138 yasmin Groeien about Lina: Lina is gemeten en gewogen. Dit is Lina's eigen lijn.
      + noor
    137 yasmin Gezondheid: Lina slaapt onrustig. We proberen een vast liedje voor het slapen.
      > mark: Bij mij zingen we hetzelfde liedje.
    134 tine Thuis [photo garden]: Samen in de tuin gewerkt. Milan kreeg een eigen hoekje.
      + noor, mark
    130 bram Hulp: De ochtend gaat drie van de vijf dagen goed. Vorige maand was dat één dag.
      + noor, femke
    126 noor Thuis: Slechte nacht. Iedereen moe, toch op tijd op school.
      + tine
    124 daan School about Milan as fact: Milan was deze week elke dag op tijd. Knap!
      + noor, mark, tine
    119 jade Thuis: Ik doe ook mee in dit boek. Ik schrijf alleen wat ik zelf wil.
      + noor, mark
    118 jade Van Jade: Dit is mijn plek. Hier leest niemand mee.
    115 jade School: Ik heb een 7,8 voor biologie.
      + noor, mark, tine
    110 noor Geld en wonen: Met Femke belde ik de woningbouw. We betalen nu in stukjes.
      + femke
    106 mark School about Milan: Maandag bracht ik Milan. We fietsten samen, dat beviel.
      + noor, daan
    101 femke Hulp as family: We keken samen terug. De ochtenden zijn rustiger. Nu oefenen we de avond.
      + noor
    97 yasmin Gezondheid: Lina had last van haar oren. De huisarts keek ernaar. Het gaat over.
    95 noor Gezondheid about Lina: Lina slaapt weer door. Wat een verschil.
      + yasmin, mark
    90 daan School about Milan: Milan hielp een nieuw kind met lezen. Dat deed hij geduldig.
      + noor
      > mark: Wat leuk om te lezen!
    86 bram Hulp: Dit is mijn laatste week bij jullie. Jullie kunnen dit zelf. Dank je wel.
      + noor
      > noor: Bedankt Bram. We zetten je lijstje op de muur.
    78 noor Thuis [photo list]: Het lijstje van Bram hangt in de gang. Lina plakt de stickers.
      + tine, femke
    74 tine Thuis [photo books]: Milan bleef slapen. We lazen twee hoofdstukken uit zijn boek.
      + noor
    70 jade Gezondheid only noor: Ik wil wel een keer met iemand praten over slapen.
      > noor: Dat kan. Zullen we samen iemand kiezen?
    66 femke Hulp: Plan voor de vakantie: twee dagen opvang, één dag oma, twee dagen Mark.
      ~ Plan voor de vakantie: twee dagen opvang, één dag oma, twee dagen Mark. Woensdag is vrij.
      + noor, mark
    61 mark Thuis [photo beach]: Dag aan het water. Lina vond achttien schelpen.
      + noor, tine, jade
    58@20 jade Gezondheid van Jade: Slapen gaat beter als mijn telefoon beneden ligt.
      + noor
    57 noor Thuis: Vakantie is lang, maar het gaat. Geen ruzie vandaag.
    52 noor Geld en wonen: De helft van de huur is ingehaald.
      + femke
    46 daan School about Milan as opinion: De vakantie is voorbij. Milan zit nu naast zijn vriend. Dat werkt goed.
      + noor, mark
    41 yasmin Groeien [photo measure] about Lina: Lina is 96 centimeter. Dit is Lina's eigen lijn.
      + noor, mark, tine
    37 noor School ?daan about Milan: Wie vangt Milan op als ik vroeg werk?
      > daan: Vanaf acht uur is er opvang. Ik regel een plek.
    33 femke Hulp [paper week] as fact: Jullie week staat nu op papier. Milan koos zelf de vrijdag.
      + noor, mark
    28 jade School: Volgende week is er een feest op school. Ik mag tot elf uur.
      > mark: Ik haal je op.
    24 tine Thuis [photo cake]: Taart voor Mark zijn verjaardag. De kinderen versierden hem.
      + noor, mark, jade
    19@9 noor Thuis: Milan wilde vanochtend zelf de deur op slot doen. Groot moment.
      ~ Milan wilde vanochtend zelf de deur op slot doen. Groot moment. Hij bewaart de sleutel goed.
      + tine, femke
    18 daan School about Milan as opinion: Milan is op maandag vaak stil. Ik denk dat het weekend te druk is.
      ! noor: Ons weekend was rustig. Milan slaapt slecht op zondag. Dat zegt hij zelf.
      > daan: Dank je wel. Ik vraag het hem maandag ook.
    15 daan School about Milan as fact: Rekenen gaat vooruit. Milan vraagt nu zelf om hulp.
      + noor, mark
    13@8 noor Thuis: Wie heeft de blauwe beker van Lina gezien? Gevonden, in de tas.
      - noor
    12 noor Hulp ?femke@-1: Kun jij een afspraak maken met de geldhulp?
    10@14 mark Thuis: De tas van Lina ligt nog bij mij. Ik breng hem vanavond.
      - mark
    9 mark Gezondheid about Milan: De enkel van Milan is dik na voetbal. Rust tot zaterdag.
      > noor: Dank je. Ik zeg het tegen de trainer.
    7 femke Hulp: Fijn dat jullie er allebei waren. Milan kiest zelf wie hem brengt.
      + noor, mark
    4 noor Thuis only femke: Slecht geslapen. Ik maak me zorgen over de huur.
    2@8 noor Thuis [photo bike]: Milan is vanmorgen zelf op de fiets gestapt. Ik hoefde niets te zeggen.
      + tine, mark
    1@15 daan School about Milan as fact: Milan was er om half negen. Hij hielp een jonger kind met rekenen.
      + noor
    0@11 tine Thuis [photo pancakes]: Vanmiddag haal ik Lina op. Ik neem warme pannenkoeken mee.
    """,
)
