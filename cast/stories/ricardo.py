"""Ricardo brings up Amy, 11, alone since her mother died two years ago. There is room for her mother in this book."""

from cast.story import Guest, Story

R, W = "read", "write"

STORY = Story(
    key="ricardo",
    name="Ricardo en Amy",
    opener="ricardo",
    opened=138,
    children=(("Amy", 11),),
    chapters=(("Over mama", "home"),),
    skin=4,
    guests=(
        Guest(
            "carmen",
            137,
            {"Thuis": W, "Over mama": W, "School": R},
            title="tante",
            purpose="Zus van Amy haar moeder.",
        ),
        Guest("marit", 130, {"Over mama": W, "Hulp": W}, purpose="Praat met Amy over verdriet.", seen=5),
        Guest("femke", 126, {"Thuis": R, "School": R, "Hulp": W}, purpose="Denkt mee met mij.", seen=2),
        Guest("els", 120, {"Thuis": W}, title="buurvrouw", purpose="Amy is daar na school."),
        Guest("jasper", 115, {"School": W}, purpose="Meester van Amy.", from_today=True),
        Guest("ronnie", 101, {"Thuis": R, "Groeien": W}, title="voetbaltrainer", purpose="Amy keept bij de meiden."),
    ),
    labels=(("femke", "Vader met de fietsbel"), ("marit", "Amy, donderdag")),
    ours="""
    87 ricardo who Thuis: Wij zijn Ricardo en Amy. Mama is vorig jaar overleden. Wij lachen ook nog heel veel. Amy keept, ik sta langs de lijn.
    86 ricardo values Over mama: Haar naam noemen mag altijd. Liever één keer te veel dan stil zijn. Op haar verjaardag eten we taart.
    85 carmen helps Thuis: Als Amy druk doet, mist ze haar moeder. Vraag dan of ze de doos met foto's wil pakken.
    """,
    rules=(88,),
    silent=("jasper",),
    lines="""
    136 ricardo Thuis: Wij zijn met twee. Vroeger met drie. Dat mag hier ook staan.
      + carmen
    135 carmen Over mama [photo garden]: Mijn zus plantte overal bloemen, ook waar het niet mocht.
      + ricardo
      > ricardo: Amy lachte toen ik dit voorlas.
    129 marit Over mama: Amy en ik maakten een doos. Er zit een sjaal in en een boodschappenlijstje.
      + ricardo, carmen
    125 femke Hulp: Ricardo wil leren vlechten, koken en praten over meidendingen. In die volgorde.
      + ricardo
    121 ricardo Thuis: Vlechten: één uur. Resultaat: één vlecht. Amy hield hem de hele dag in.
      + carmen, femke
    118 els Thuis: Amy is hier van drie tot zes. Ze helpt met de duiven.
      + ricardo
    114 ricardo School about Amy: In de week van moederdag wil Amy liever iets anders maken.
    110 jasper School about Amy: We maken allemaal iets voor iemand die je mist of liefhebt. Amy bedacht het.
      + ricardo
    104 carmen Thuis: Zaterdag meidendingen gedaan. Meer schrijf ik daar niet over.
      + ricardo
      > ricardo: Graag zo houden.
    100 ronnie Groeien: Amy staat op doel. Ze roept haar hele ploeg op de goede plek.
      + ricardo
    93 ricardo Hulp ?femke: Ik werk nachten. Kan Amy dan alleen thuis zijn?
      > femke: Nog niet. Laten we praten met Els en met je baas.
    88 ricardo Hulp: De baas zegt ja. Vanaf de eerste draai ik dagen.
      + femke, marit
    81 marit Over mama: Amy is soms boos dat anderen gewoon een moeder hebben. Dat hoort erbij.
      + ricardo, carmen
    74 ricardo Over mama: Vandaag zou ze jarig zijn. We bakten de taart die altijd mislukte. Hij mislukte.
      + carmen, marit
    66 els Thuis: Amy liet de duiven los en ze kwamen alle twaalf terug.
      + ricardo
    58 jasper School about Amy: Amy schreef een verhaal over een duif. Ik wil het graag voorlezen in de klas.
      > ricardo: Ze zegt ja, als u de grappige stem doet.
    50 ronnie Groeien [photo football]: Strafschop gestopt. Met één hand. In de laatste minuut.
      + ricardo
    42 carmen Over mama [photo letter]: Amy schreef een brief aan haar moeder. Ik mocht hem lezen en hier zetten.
      + ricardo, marit
    34 femke Hulp: Ricardo kookt nu vier dagen per week. Amy is de baas over de rijst.
      + ricardo
    26 marit Over mama: We zien elkaar nog één keer per maand. De doos blijft bij Amy.
      + ricardo, carmen
    18 ricardo Thuis [photo beach]: Weekend aan zee. We gooiden een bloem in het water.
      + carmen, els
    10 jasper School about Amy: Amy wil naar het sportprofiel. Haar cijfers passen daarbij.
      + ricardo, carmen
    6 ricardo Hulp ?femke@3: Amy vraagt om een eigen telefoon. Wat is wijs?
    3 els Thuis: Amy heeft een duif genoemd naar haar moeder. Hij vliegt het verst.
      + ricardo, carmen
    1 ronnie Groeien: Zaterdag finale. Wie komt er kijken?
    """,
)
