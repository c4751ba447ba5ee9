"""Noor, Milan, Lina and Jade: the family of the docs and the tests."""

from cast.story import Guest, Story, Waiting

R, W = "read", "write"

NOOR = Story(
    key="noor",
    name="Noor, Milan, Lina en Jade",
    opener="noor",
    opened=183,
    children=(("Milan", 9), ("Lina", 3), ("Jade", 14)),
    private=(("noor", "Alleen van Noor"), ("jade", "Van Jade")),
    guests=(
        Guest(
            "femke",
            181,
            {"Thuis": R, "School": W, "Gezondheid": R, "Hulp": W, "Geld en wonen": W},
            purpose="Helpt ons als het thuis druk is.",
            until=100,
        ),
        Guest("tine", 178, {"Thuis": W, "School": R, "Groeien": R}, title="oma", purpose="Past op dinsdag op."),
        Guest("bram", 176, {"Thuis": R, "Hulp": W}, purpose="Hielp bij het opstaan.", left=80),
        Guest(
            "mark",
            170,
            {"Thuis": W, "School": W, "Gezondheid": W, "Groeien": W, "Hulp": W},
            title="vader",
            purpose="Vader van Milan, Lina en Jade.",
        ),
        Guest("daan", 150, {"School": W}, purpose="Meester van Milan.", from_today=True, until=12),
        Guest("yasmin", 140, {"Gezondheid": W, "Groeien": W}, purpose="Weegt en meet Lina."),
        Guest(
            "jade",
            120,
            {"Thuis": W, "School": W, "Gezondheid": W},
            child="Jade",
            title="dochter",
            purpose="Het gaat ook over haar.",
        ),
    ),
    waiting=(
        Waiting(
            "Dokter Visser",
            "huisarts",
            "professional",
            3,
            {"Gezondheid": R},
            "Denkt mee over slapen.",
            "visser@huisarts.voorbeeld.test",
        ),
        Waiting("Buurvrouw Ans", "buurvrouw", "network", 60, {"Thuis": R}, "Haalt Milan soms op."),
    ),
    labels=(("femke", "Gezin met de rode deur"),),
    lines="""
    182 noor Thuis [photo house]: Vandaag begint ons boek. Ik vind het spannend en ook fijn.
    180 noor Hulp: Dit is onze vraag: de ochtenden gaan niet goed. Milan wil niet naar school.
      > femke: Dank je dat je dit deelt. Ik kom dinsdag om half tien.
    179 noor Alleen van Noor: Ik ben vaak moe. Dit houd ik nog even voor mezelf.
    177 femke Hulp: We hebben samen gekeken naar de ochtend. Jullie willen rust voor half acht.
      + noor
    175 tine Thuis [photo soup]: Dinsdag soep gegeten met de kinderen. Lina at twee kommen.
      + noor
      > noor: Daar was ze trots op!
    172 bram Hulp: Vanochtend om zeven uur mee opgestaan. Milan poetste zelf zijn tanden.
      > noor: Dat was de eerste keer deze maand.
    168 mark Thuis: Bij mij in het weekend ging het slapen goed. Lampje aan hielp.
      > noor: Dat lampje proberen wij ook.
    165 noor School: Milan bleef vandaag thuis. Hij had buikpijn.
    163 noor School ?femke: Wil jij met school bellen over de maandag?
      > femke: Gedaan. De intern begeleider wil graag een gesprek.
    160 femke Hulp: Gesprek op school staat op donderdag. Noor, Mark en ik gaan samen.
      + noor, mark
    156 noor School: Goed gesprek. Milan mag eerst tien minuten tekenen bij binnenkomst.
      + femke, tine
    150 noor Geld en wonen only femke: Er kwam een brief over de huur. Ik durf hem niet open te maken.
    149 femke Hulp ?noor: Zullen we de brief samen openen? Ik kan vrijdag.
      > noor: Ja, graag.
    147 daan School: Dag allemaal. Ik schrijf hier één keer per week over Milan.
      + noor, mark, femke
    143 daan School [photo drawing]: Milan maakte deze tekening. Hij vertelde er trots over in de kring.
      + noor, tine, mark
      > noor: Oma wil hem op de koelkast.
    139 yasmin Groeien: Lina is gemeten. Dit is Lina's eigen lijn.
      + noor
    138 yasmin Gezondheid: Lina slaapt onrustig. We proberen een vast liedje voor het slapen.
      > mark: Bij mij zingen we hetzelfde liedje.
    134 tine Thuis [photo garden]: Samen in de tuin gewerkt. Milan plantte zonnebloemen.
      + noor, mark
    130 bram Hulp: De ochtend gaat drie van de vijf dagen goed. Dat is meer dan vorige maand.
      + noor, femke
    126 noor Thuis: Slechte nacht. Iedereen moe, toch op tijd op school.
    124 daan School: Milan was deze week elke dag op tijd. Knap!
      + noor, mark, tine
    119 jade Thuis: Ik doe ook mee in dit boek. Ik schrijf alleen wat ik zelf wil.
      + noor, mark
    118 jade Van Jade: Dit is mijn plek. Hier leest niemand mee.
    115 jade School: Ik heb een 7,8 voor biologie.
      + noor, mark, tine
    110 noor Geld en wonen: Met Femke belde ik de woningbouw. We betalen nu in stukjes.
    106 mark School: Maandag bracht ik Milan. We fietsten samen, dat beviel.
      + noor, daan
    101 femke Hulp: We keken terug. De ochtenden zijn rustiger. Nu oefenen we de avond.
      + noor
    97 yasmin Gezondheid: Lina had last van haar oren. De huisarts heeft gekeken, het gaat over.
    95 noor Gezondheid: Lina slaapt weer door. Wat een verschil.
      + yasmin, mark
    90 daan School: Milan hielp een nieuw kind met lezen. Dat deed hij geduldig.
      + noor
      > mark: Wat leuk om te lezen!
    85 bram Hulp: Dit is mijn laatste week bij jullie. Jullie kunnen dit zelf. Dank je wel.
      + noor, tine
      > noor: Bedankt Bram. We zetten je lijstje op de muur.
    79 noor Thuis [photo list]: Het lijstje van Bram hangt in de gang. Lina plakt de stickers.
      + tine, femke
    74 tine Thuis: Milan bleef slapen. We lazen twee hoofdstukken uit zijn boek.
      + noor
    70 jade Gezondheid only noor: Ik wil wel een keer met iemand praten over slapen.
      > noor: Dat kan. Zullen we samen iemand kiezen?
    66 femke Hulp: Plan voor de zomer: twee dagen opvang, één dag oma, twee dagen Mark.
      + noor, mark, tine
    61 mark Thuis [photo beach]: Dag aan het water. Lina vond achttien schelpen.
      + noor, tine, jade
    57 noor Thuis: Vakantie is lang, maar het gaat. Geen ruzie vandaag.
    52 noor Geld en wonen: De helft van de huur is ingehaald.
      + femke
    46 daan School: Nieuw schooljaar. Milan zit weer bij mij. Dat vond hij fijn.
      + noor, mark
    41 yasmin Groeien [photo measure]: Lina is 96 centimeter. Dit is Lina's eigen lijn.
      + noor, mark, tine
    37 noor School ?daan: Wie brengt Milan op dagen dat ik vroeg werk?
      > daan: Vanaf acht uur is er opvang. Ik regel een plek.
    33 femke Hulp: Jullie bepalen nu zelf wanneer ik kom. Voorlopig om de week.
      + noor
    28 jade School: Volgende week is er een feest op school. Ik mag tot elf uur.
      > mark: Ik haal je op.
    24 tine Thuis [photo cake]: Appeltaart gebakken voor Mark zijn verjaardag. De kinderen versierden hem.
      + noor, mark, jade
    19 noor Thuis: Milan wilde vanochtend zelf de deur op slot doen. Groot moment.
      + tine, femke
    15 daan School: Rekenen gaat vooruit. Milan vraagt nu zelf om hulp.
      + noor, mark
    12 noor Hulp ?femke: Kun jij een afspraak maken met de geldhulp?
    9 mark Gezondheid: Milan zijn enkel is dik na voetbal. Rust tot zaterdag.
      > noor: Dank je. Ik zeg het tegen de trainer.
    7 femke Hulp: Fijn dat jullie er allebei waren. Milan kiest zelf wie hem brengt.
      + noor, mark
    4 noor Thuis only femke: Slecht geslapen. Ik maak me zorgen over de huur.
    2 noor Thuis [photo bike]: Milan is vanmorgen zelf op de fiets gestapt. Ik hoefde niets te zeggen.
      + tine, mark
    1 daan School: Milan was er om half negen. Hij hielp een jonger kind met rekenen.
      + noor
    0 tine Thuis: Vanmiddag haal ik Lina op. Ik neem warme pannenkoeken mee.
    """,
)

STORIES = [NOOR]
