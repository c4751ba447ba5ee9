"""Marieke, Joost, Tijn and Evi. Tijn of 8 has autism: a clear day makes room for everybody."""

from cast.story import Guest, Story

R, W = "read", "write"

STORY = Story(
    key="marieke",
    name="Marieke, Joost, Tijn en Evi",
    opener="marieke",
    opened=165,
    children=(("Tijn", 8), ("Evi", 5)),
    custody=("marieke", "joost"),
    skin=0,
    guests=(
        Guest(
            "joost",
            164,
            dict.fromkeys(("Thuis", "School", "Gezondheid", "Groeien", "Hulp"), W),
            title="vader",
            role="guardian",
            purpose="Vader van Tijn en Evi.",
            seen=1,
        ),
        Guest("pieter", 160, {"Thuis": W, "School": R, "Hulp": W}, purpose="Behandelt Tijn.", seen=5),
        Guest("saskia", 155, {"School": W, "Hulp": R}, purpose="Regelt extra hulp op school."),
        Guest("stefan", 154, {"School": W}, purpose="Meester van Tijn.", from_today=True, seen=2),
        Guest("femke", 120, {"Thuis": R, "Hulp": W}, purpose="Denkt mee over Evi en ons.", seen=0),
    ),
    labels=(("femke", "Huis met het bord"), ("pieter", "Tijn van de treinen")),
    ours="""
    109 marieke who Thuis: Wij zijn Marieke, Joost, Tijn en Evi. Tijn heeft autisme en weet alles van treinen. Evi is vijf en lacht om alles.
    108 joost tried Hulp: Een beloning met stickers werkte niet. Lange gesprekken ook niet. Het bord met plaatjes werkt wel. En één ding tegelijk zeggen.
    107 marieke helps School: Zeg wat er gaat gebeuren en wanneer het klaar is. Raak Tijn niet aan als hij boos is. Een koptelefoon en tien minuten alleen helpen.
    106 joost own Thuis "En Evi dan?": Evi wacht vaak. Vraag ook eens hoe het met haar gaat. Woensdagmiddag is van haar.
    """,
    rules=(110,),
    silent=("saskia",),
    lines="""
    163 marieke Thuis [photo board]: Zo ziet onze dag eruit. Elk kaartje is één ding.
      + joost
    158 pieter Hulp: Tijn en ik keken naar zijn treinen. Praten gaat het best als de trein rijdt.
      + marieke, joost
    153 marieke School about Tijn: Op school is het na de pauze te veel. Hij houdt zijn oren dicht.
      > saskia: We maken een stille plek in de gang. Tijn mag zelf kiezen wanneer.
    147 stefan School about Tijn: Tijn ging zelf naar de stille plek en kwam na tien minuten terug.
      + marieke, joost, pieter
    140 joost Thuis: De winkel was omgebouwd. Tijn lag op de grond. Ik ging ernaast zitten.
      > pieter: Ernaast zitten was precies goed.
      + marieke
    132 pieter Hulp ?saskia: Kan het rooster op maandag een plaatje krijgen bij elke wissel?
      + marieke
    126 saskia School: De plaatjes hangen er. Drie andere kinderen gebruiken ze nu ook.
      + marieke, stefan
    119 femke Hulp: Kennisgemaakt. Jullie vroegen: wie let er op Evi als alles om Tijn draait?
      + marieke
    113 marieke Thuis: Evi heeft nu een eigen uur. Zaterdag van tien tot elf, met papa of mama.
      + joost, femke
    106 joost Thuis [photo swim]: Evi-uur. We gingen zwemmen. Ze sprong van de kant.
      + marieke, femke
    98 stefan School [photo train] about Tijn: Tijn legde de klas uit hoe een wissel werkt. Iedereen snapte het.
      + marieke, joost, saskia
    90 marieke Gezondheid: Etiketten uit alle shirts geknipt. Het aankleden kost nu vijf minuten.
      + joost
    83 pieter Hulp: Tijn kan zeggen dat het vol zit in zijn hoofd. Hij gebruikt het stoplicht.
      + marieke, joost
    76 marieke Thuis: Oranje, zei Tijn vandaag. Toen stopten we met de puzzel. Geen rood.
      + joost, pieter
    68 joost Hulp ?femke: Hoe leggen we dit uit op het feest van de familie?
      > femke: Vertel het vooraf in drie zinnen. En spreek af waar zijn rustplek is.
    60 marieke Thuis: Het feest duurde twee uur. De logeerkamer was zijn station.
      + joost, femke
    51 stefan School about Tijn: De invaljuf was een verrassing. Toch bleef het groen tot de pauze.
      + marieke
    43 saskia School: In de nieuwe groep blijft alles op dezelfde plek. Tijn mocht eerst komen kijken.
      + marieke, joost
    36 marieke Groeien about Evi: Evi kan fietsen zonder zijwielen. Tijn gaf het vertreksein.
      + joost
    28 pieter Hulp: Doel gehaald: zelf aangeven wanneer het te veel is. We vieren het met een treinrit.
      + marieke, joost
    19 joost Thuis [photo train]: Met z'n vieren in de trein. Heen en terug en nog een keer heen.
      + marieke, pieter
    11 marieke Hulp: Joost en ik aten samen buiten de deur. Voor het eerst in een jaar.
      + joost, femke
    5 stefan School about Tijn: Tijn vroeg een jongen of hij mee wilde bouwen. Uit zichzelf.
      + marieke, joost
    2 joost Thuis: Er is een kaartje bij gekomen op het bord: grapje van de dag.
      + marieke
    1 marieke School about Tijn: Morgen komt de fotograaf op school. Het kaartje hangt al klaar.
    """,
)
