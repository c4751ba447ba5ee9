"""Joke is foster mother of Dilano, 11. His mother Shirley reads and writes in the same book."""

from cast.story import Guest, Story

R, W = "read", "write"

STORY = Story(
    key="joke",
    name="Dilano, Joke en Shirley",
    opener="joke",
    opened=150,
    children=(("Dilano", 11),),
    skin=3,
    guests=(
        Guest(
            "shirley",
            147,
            dict.fromkeys(("Thuis", "School", "Gezondheid", "Groeien", "Hulp"), W),
            title="moeder van Dilano",
            role="guardian",
            purpose="Dilano is haar zoon.",
            seen=2,
        ),
        Guest("arjan", 145, {"Thuis": R, "School": R, "Hulp": W}, purpose="Begeleidt ons als pleeggezin.", seen=4),
        Guest("koen", 132, {"School": W}, purpose="Meester van Dilano.", from_today=True, looks=15),
        Guest("ronnie", 88, {"Thuis": R, "Groeien": W}, title="voetbaltrainer", purpose="Dilano speelt in zijn team."),
    ),
    ours="""
    98 joke who Thuis: Dilano woont in de week bij mij. Ik ben zijn pleegmoeder. Shirley is zijn moeder. Wij bellen elkaar elke avond.
    97 shirley values Thuis: Ik ben zijn moeder en ik doe mijn best. Praat niet over mij waar hij bij is. Ik wil weten wat hij meemaakt.
    96 joke helps School: Na een weekend bij mama is maandag moeilijk. Een rustige start helpt. Vraag niet hoe het was. Hij vertelt het zelf.
    """,
    rules=(99,),
    silent=("koen",),
    lines="""
    149 joke Thuis [photo house]: Dilano woont hier nu drie weken. Hij koos de blauwe kamer.
    146 shirley Thuis: Hij houdt van gele rijst en van stil wakker worden. Dat wilde ik even zeggen.
      > joke: Daar ben ik blij mee. Dank je, Shirley.
    144 arjan Hulp: We maakten drie afspraken over bellen en bezoek. Ze staan hieronder.
      > arjan: Bellen op dinsdag en vrijdag. Samen eten op zaterdag. Dilano mag altijd nee zeggen.
      > shirley: Zo is het duidelijk.
    138 joke Thuis [photo bread]: Gele rijst gemaakt met het recept van Shirley. Hij at drie borden.
      + shirley, arjan
    131 joke School about Dilano: Dilano kan nu met meester Koen beginnen in groep 7.
    128 koen School about Dilano: Dilano is rustig begonnen. Hij weet veel van dieren en vertelt graag.
      + joke, shirley
    121 shirley Thuis: Zaterdag gegeten. Afscheid was moeilijk, voor ons allebei.
      > joke: Hij wilde daarna een kaars aan. Die brandt nu elke zaterdag.
      + arjan
    112 joke Hulp ?arjan: Dilano droomt vaak over verhuizen. Wat kan ik zeggen?
      > arjan: Zeg wat wel zeker is. Je slaapt hier, morgen ben ik er weer.
    104 koen School about Dilano: De spreekbeurt over vleermuizen was prachtig. De klas was muisstil.
      + joke, shirley
      > shirley: Hij oefende ook aan de telefoon. Ik weet nu alles over vleermuizen.
    95 joke Gezondheid about Dilano: Nieuwe bril. Hij ziet nu de bladeren aan de bomen, zegt hij.
      + shirley
    87 ronnie Groeien: Dilano staat links voor. Hij geeft af op het goede moment.
      + joke, shirley
    80 shirley Groeien [photo football] about Dilano: Ik stond langs de lijn. Hij zwaaide twee keer.
      + joke, ronnie
    70 arjan Hulp: Jullie bellen elkaar nu ook zonder mij. Dat is winst voor Dilano.
      + joke, shirley
    61 joke Thuis: Ruzie over opruimen. Daarna samen thee. Gewoon, zoals in elk huis.
      + arjan
    52 koen School about Dilano: Rekenen kost moeite. We oefenen elke ochtend een kwartier.
      > joke: Wij doen thuis een spel met tafels.
    44 shirley Hulp: Ik begin maandag met mijn nieuwe baan. Ik ben best trots.
      + joke, arjan
    35 joke Thuis [photo tent]: Weekend gekampeerd in de tuin. Het regende en toch bleven we.
      + shirley, ronnie
    26 ronnie Groeien: Derde plek in de poule. Dilano riep het hardst van allemaal.
      + joke
    18 joke School about Dilano: Tafels tot en met 9 zitten erin. Behalve 7 keer 8.
      + koen, shirley
    10 arjan Hulp ?shirley: Zullen we vrijdag praten over een heel weekend bij jou?
      > shirley: Ja. Ik maak zijn bed vast op.
    5 shirley Thuis only joke: Ik vind het spannend, zo'n heel weekend. Help je mij?
      > joke: Natuurlijk. Ik maak een lijstje en ik blijf bij de telefoon.
    1 joke Thuis: Zijn tas staat al klaar bij de deur. Het is pas over drie dagen.
      + shirley
    """,
)
