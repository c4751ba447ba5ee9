"""Bas is deaf, Anne hears. Fleur of 5 is a big sister now: baby Siem was born. An interpreter comes along."""

from cast.story import Guest, Story

R, W = "read", "write"

STORY = Story(
    key="bas",
    name="Bas, Anne, Fleur en Siem",
    opener="bas",
    opened=140,
    children=(("Fleur", 5), ("Siem", 0.03)),
    custody=("bas", "anne"),
    skin=0,
    guests=(
        Guest(
            "anne",
            139,
            dict.fromkeys(("Thuis", "School", "Gezondheid", "Groeien", "Hulp", "Geld en wonen"), W),
            title="moeder",
            role="guardian",
            purpose="Moeder van Fleur en Siem.",
            seen=1,
        ),
        Guest(
            "femke",
            136,
            {"Thuis": R, "School": R, "Hulp": W},
            purpose="Helpt ons met regelen.",
            until=5,
            seen=0,
        ),
        Guest("marleen", 133, {"Hulp": R, "School": R}, purpose="Tolkt bij gesprekken.", looks=9),
        Guest("yasmin", 125, {"Gezondheid": W, "Groeien": W}, purpose="Volgt hoe Siem groeit.", seen=5),
        Guest("sanne", 121, {"School": W}, purpose="Juf van Fleur.", from_today=True),
        Guest("corrie", 110, {"Thuis": W, "Groeien": R}, title="oma", purpose="Moeder van Anne."),
    ),
    labels=(("femke", "Gezin met het flitslicht"),),
    ours="""
    103 bas who Thuis: Wij zijn Bas, Anne, Fleur en Siem. Ik ben doof en gebaar. Anne hoort en gebaart. Fleur doet allebei. Siem leert het nog.
    102 bas values Hulp: Kijk mij aan als je praat. Praat tegen mij en niet tegen de tolk. Bel niet, schrijf. Dan mis ik niets.
    101 anne tried Hulp: Bellen ging altijd mis. Een gesprek zonder tolk ook. Met Marleen erbij begrijpen we elkaar meteen.
    """,
    rules=(104,),
    silent=("sanne",),
    lines="""
    138 bas Thuis: Hallo. Ik ben doof. Schrijven is voor mij fijner dan bellen.
      + anne
    135 bas Hulp ?femke: Kun jij een tolk regelen voor het gesprek op school?
      > femke: Geregeld. Marleen komt mee. Zij is tolk gebarentaal.
    131 anne Thuis [photo baby]: Siem slaapt naast ons bed. Een trilkussen maakt Bas wakker.
      + femke
    124 yasmin Gezondheid: Gehoor van Siem getest. Beide oren doen het goed.
      + anne, bas
      > bas: Goed om te weten. Hij leert gewoon twee talen.
    120 bas School about Fleur: Fleur wil dat de juf ook een paar gebaren leert.
    116 sanne School about Fleur: De klas leert elke week één gebaar. Vandaag: vriend.
      + bas, anne, marleen
    113 bas School: Ik stond bij het raam. Dertig kinderen gebaarden vriend. Ik had iets in mijn oog.
      + anne, sanne, femke
    108 corrie Thuis [photo walk]: Met Fleur en de wagen door het bos. Zij vertelt, ik duw.
      + anne, bas
    101 yasmin Groeien: Siem groeit goed langs zijn eigen lijn.
    100 anne Groeien about Siem: Hij weegt nu 4 kilo en 900 gram!
      + corrie, bas
    94 femke Hulp: Lijst gemaakt voor de flitsbel en de wekker. De aanvraag is verstuurd.
      + bas
    88 anne Hulp only bas, femke: Ik ben vaak de tolk in huis. Soms ben ik liever gewoon moeder.
      > femke: Goed dat je het zegt. Zullen we kijken wanneer Marleen kan komen?
    81 bas Hulp: Vanaf nu tolkt Marleen bij elk groot gesprek. Anne is dan gewoon Anne.
      + anne, marleen, femke
    74 sanne School about Fleur: Fleur speelt in de poppenhoek. Zij is de juf en praat met haar handen.
      + bas, anne
    66 corrie Thuis: Ik volg nu een cursus gebaren. Ik ben de oudste van de groep.
      + bas, anne
      > bas: En de beste.
    58 yasmin Gezondheid: Siem had zijn prikken. Hij huilde kort en lachte toen weer.
      + anne
    49 femke Hulp: De flitsbel is goedgekeurd. De monteur komt donderdag tussen 9 en 12 uur.
      > bas: Graag een bericht vooraf. Ik hoor hem niet.
      > femke: Hij stuurt een app als hij voor de deur staat.
    43 bas Thuis: De flitsbel doet het. Fleur drukt er de hele dag op.
      + anne, corrie
    35 sanne School [photo drawing] about Fleur: Fleur tekende haar gezin. Iedereen heeft grote handen.
      + bas, anne
    27 anne Thuis: Siem brabbelt, met zijn mond en met zijn vingers.
      + bas, corrie
    19 femke Hulp: Alles wat we wilden regelen is klaar. Over twee weken stop ik, als jullie dat willen.
      > bas: Dat is goed. Wel jammer.
    11 yasmin Groeien about Siem: Siem rolt om en volgt gebaren met zijn ogen.
      + bas, anne
    4 bas Hulp: Dank je Femke. Je keek me altijd aan als je praatte.
      + femke, anne
    1 corrie Thuis: Cursus gehaald! Fleur gaf mij een sticker.
      + anne
    """,
)
