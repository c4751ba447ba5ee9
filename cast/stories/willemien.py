"""Willemien and Jan have cows and three boys. Jan's back gave way, and the boys and the neighbour do a lot."""

from cast.story import Guest, Story

R, W = "read", "write"

STORY = Story(
    key="willemien",
    name="De boerderij",
    opener="willemien",
    opened=160,
    children=(("Teun", 13), ("Gijs", 10), ("Pim", 6)),
    chapters=(("Het bedrijf", "money"),),
    custody=("willemien", "jan"),
    skin=0,
    guests=(
        Guest(
            "jan",
            158,
            dict.fromkeys(("Thuis", "School", "Gezondheid", "Groeien", "Hulp", "Het bedrijf"), W),
            title="vader",
            role="guardian",
            purpose="Vader van de jongens.",
            seen=3,
        ),
        Guest("harm", 155, {"Thuis": W}, title="buurman", purpose="Melkt mee als het nodig is."),
        Guest("agnes", 150, {"Hulp": W, "Het bedrijf": W}, purpose="Denkt mee over het bedrijf.", until=13, seen=3),
        Guest("femke", 147, {"Thuis": R, "School": R, "Hulp": W}, purpose="Let met ons op de jongens.", seen=0),
        Guest("wouter", 133, {"School": W}, purpose="Meester van Gijs.", from_today=True),
        Guest(
            "teun",
            100,
            {"Thuis": W, "School": W},
            title="zoon",
            role="youth",
            child="Teun",
            purpose="Hij is 13 en wil meedoen.",
            seen=4,
        ),
    ),
    labels=(("femke", "Drie paar laarzen"), ("agnes", "Melkvee, dinsdag")),
    ours="""
    114 willemien who Thuis: Wij zijn Willemien en Jan met Teun, Gijs en Pim. En zestig koeien. Onze dag begint om half zes. Kom gerust, maar niet onder het melken.
    113 jan values Hulp: Wij werken hard en zeggen niet snel dat het niet gaat. Vraag het daarom twee keer. De boerderij is geen baan. Het is wie we zijn.
    112 willemien helps Thuis: Als Jan naar de schuur loopt, laat hem dan even. Na een kwartier koffie brengen werkt. De jongens praten het best tijdens het voeren.
    """,
    rules=(115,),
    silent=("wouter",),
    lines="""
    159 willemien Thuis [photo farm]: Wij hebben zestig koeien en drie jongens. En Jan zijn rug is stuk.
    156 jan Gezondheid: Hernia. De dokter zegt zes weken niet tillen. Dat kan hier niet.
      > willemien: Dat moet hier toch.
    154 harm Thuis: Ik melk vanaf morgen de ochtenden. Zeg maar wat er verder is.
      + willemien, jan
    149 agnes Hulp: We zetten op een rij wat moet, wat kan wachten en wie wat doet.
      + willemien
    145 femke Hulp: De jongens helpen graag. Ze willen ook gewoon voetballen. Daar maken we plek voor.
      + willemien, jan
    138 jan Thuis: Liggen en kijken hoe een ander jouw werk doet. Valt niet mee.
      + willemien, harm
    132 willemien School about Gijs: Gijs kan na een ochtend in de stal niet stilzitten.
    129 wouter School about Gijs: Gijs was moe vandaag. Hij mocht een rondje om de school lopen.
      > willemien: Goed idee. Hij was half zes al in de stal. Dat doen we niet meer.
    124 femke Hulp: Afspraak: op schooldagen niemand van de jongens voor zeven uur in de stal.
      + willemien, jan, agnes
    117@9 harm Thuis [photo calf]: Pim gaf vannacht het kalf een naam. Het heet Boterham.
      + willemien, jan
    108 jan Gezondheid: Fysio gaat vooruit. Ik liep tot de weg en terug.
      + willemien
    99 teun Thuis: Ik doe nu ook mee. Ik wil later de boerderij. Maar eerst mijn diploma.
      + willemien, jan
    93 wouter School about Gijs: De laarzenestafette was van Gijs. De hele klas deed mee.
      + willemien, teun
    86 agnes Het bedrijf ?jan: Heb je al gebeld over een melkrobot op proef?
      > jan: Ja. Ze komen rekenen. Ik vind er nog wat van.
    79 teun School: Een 8 voor natuurkunde. Over hefbomen, dus over de voerkar.
      + willemien, jan
      > jan: Dat heb je van mij.
    70@20 willemien Thuis: Vanavond allemaal om zes uur aan tafel. Voor het eerst dit jaar.
      + femke, harm
    61 femke Hulp: Ik sprak met Jan in de stal, tussen de koeien. Dat praat het best.
      + jan
    52 jan Hulp: Ik dacht dat ik het alleen moest kunnen. Dat denk ik nu minder.
      + willemien, agnes, femke
    43 wouter School about Gijs: Gijs las voor over zijn eigen koe. De klas stelde negen vragen.
      + willemien, jan
    34@10 harm Thuis: Jan molk vanochtend zelf weer. Ik stond erbij met koffie.
      + willemien
    25 agnes Het bedrijf: Het plan is af. Minder koeien, meer lucht. Jullie kozen het samen.
      + willemien, jan
    16 teun Thuis [photo football]: Met z'n vieren gevoetbald. Papa op doel, op een kruk.
      + willemien, harm
    9 willemien Gezondheid: De controle was goed. Tillen mag weer tot tien kilo.
      + jan
    4 femke Hulp: Ik kom voortaan één keer per maand. Tussendoor weet je me te vinden.
      + willemien, jan
    1 harm Thuis: Boterham is ontsnapt en weer terug. Niks aan de hand.
    """,
)
