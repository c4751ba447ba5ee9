"""Elif, Murat, Defne and Emir. Emir of 9 got diabetes, and in the same month Murat lost his work."""

from cast.story import Guest, Story, Waiting

R, W = "read", "write"

STORY = Story(
    key="elif",
    name="Elif, Murat, Defne en Emir",
    opener="elif",
    opened=155,
    children=(("Defne", 11), ("Emir", 9)),
    custody=("elif", "murat"),
    skin=2,
    guests=(
        Guest(
            "murat",
            154,
            dict.fromkeys(("Thuis", "School", "Gezondheid", "Groeien", "Hulp", "Geld en wonen"), W),
            title="vader",
            role="guardian",
            purpose="Vader van Defne en Emir.",
            seen=2,
        ),
        Guest("lianne", 152, {"Gezondheid": W, "School": R}, purpose="Leert ons alles over suiker.", seen=3),
        Guest("aysel", 150, {"Thuis": W, "Gezondheid": R}, title="oma", purpose="Kookt voor iedereen."),
        Guest("judith", 148, {"School": W, "Gezondheid": R}, purpose="Juf van Emir.", from_today=True, seen=1),
        Guest("femke", 140, {"Thuis": R, "Hulp": W}, purpose="Denkt mee over de drukte.", seen=0),
        Guest("jeroen", 118, {"Geld en wonen": W}, purpose="Zoekt werk met Murat.", ends=(("Geld en wonen", 6),)),
    ),
    waiting=(
        Waiting(
            "Dokter Anouk", "huisarts", "professional", 2, {"Gezondheid": R}, "Wil de meetlijst volgen.", key="anouk"
        ),
    ),
    labels=(("femke", "Vier fietsen en een oma"), ("lianne", "E., 9 jaar")),
    ours="""
    99 elif who Thuis: Wij zijn Elif, Murat, Defne en Emir. Oma Aysel woont om de hoek en kookt. Emir heeft suiker. Hij voetbalt net zo hard als de rest.
    98 elif helps School: Wordt Emir wit of boos, dan meet hij eerst. Druivensuiker zit in het voorvak. Bel daarna pas mij. Laat hem nooit alleen gaan.
    97 murat values Thuis: Emir is niet zijn ziekte. Defne krijgt ook aandacht. Wij vertellen liever alles één keer, aan iedereen tegelijk.
    """,
    plan="""
    70 elif well Thuis: Emir meet zelf, ook op het veld.
    70 murat worry Hulp: Defne is stil. Ze past te veel op.
    68 elif goal Hulp of Defne 3-8: Ik wil weten wat ik moet doen als het piept
      68 elif gives Defne 3: Ik word er 's nachts wakker van
      67 femke step professional for femke done 60: Defne mee naar de poli
      66 murat step family for murat due 7: Op zaterdag samen oefenen
      64 femke own help: Hulp bij de drukte
      45 elif version again 30 contact femke with murat, femke: Defne leert meten. Murat oefent met haar.
      44 femke agrees
      44 murat agrees
      40 elif gives Defne 6: Ik weet nu wie ik bel
      12 elif version again 60 contact femke with murat, femke: Defne mag één nacht per week niets horen.
      11 femke agrees
    """,
    rules=(100,),
    silent=("judith",),
    lines="""
    153 elif Gezondheid about Emir: Emir heeft diabetes. Sinds dinsdag prikken en tellen wij alles.
      + murat
    151 lianne Gezondheid about Emir: Jullie doen het goed. De eerste weken zijn de zwaarste. Bellen mag altijd.
      + elif, murat
    149 aysel Thuis: Ik maak mijn baklava nu alleen op feestdagen. Ik huilde, Emir lachte.
      + elif
    147 elif School about Emir: Emir moet op school kunnen meten. Hij wil dat niemand staart.
      > judith: We vertellen het samen aan de klas, als hij dat wil.
    143 judith School about Emir: Emir liet zijn meter zien. De klas had honderd vragen. Hij wist elk antwoord.
      + elif, murat, lianne
    139 femke Hulp: Kennisgemaakt. Er is veel tegelijk: diabetes, geen werk, en Defne die stil is.
      + elif
    133 murat Geld en wonen: De zaak ging dicht. Elf jaar. Ik weet even niet wat ik ben.
      > elif: Je bent Murat.
    127 lianne Gezondheid about Emir: De sensor zit op zijn arm. Jullie zien de suiker nu op de telefoon.
      + elif, murat
    121 elif Thuis: Twee keer per nacht piept de telefoon. Wij wisselen: ik oneven, Murat even.
      + murat, aysel
    117 jeroen Geld en wonen: We schreven op wat Murat allemaal kan. Het werden twee vellen.
      + murat, elif
    110 murat Gezondheid ?lianne about Emir: Hij heeft zwemles. Hoe hoog moet de suiker zijn om te beginnen?
      > lianne: Tussen 7 en 12. Neem sap mee naar de rand.
    103 elif Groeien [photo swim] about Emir: Emir heeft diploma A! Het sap stond klaar en bleef dicht.
      + murat
    96 femke Hulp: Defne vertelde dat ze bang is 's nachts. Ze wil ook leren wat ze kan doen.
      + elif, murat
    90 lianne Gezondheid: Defne kwam mee naar de poli. Ze kan nu meten en weet wie ze belt.
      + elif, murat
    82 aysel Thuis [photo bread]: Nieuw recept zonder suiker. Niemand merkte het. Ik wel.
      + elif, murat
    75 judith School [paper sugar] about Emir: Dit blad hangt in het lokaal. Emir schreef het zelf.
      + elif, murat, lianne
    67 jeroen Geld en wonen: Murat liep een dag mee bij de fietsenmaker. Hij bleef tot sluitingstijd.
      + murat, elif
    59 murat Geld en wonen: Ik mag blijven. Eerst een half jaar. Ik ruik naar kettingvet.
      + elif, jeroen
    50 elif Hulp: We slapen weer. De sensor piept nog maar één keer per week.
      + femke, murat
    41 judith School about Emir: Op kamp ging alles goed. Ik prikte mezelf ook, uit solidariteit.
      + elif, lianne
    32 murat Thuis [photo bike]: Vier fietsen gerepareerd, die van ons. Nu rijdt oma ook.
      + elif, aysel
    24 lianne Gezondheid about Emir: De waarden zijn mooi stabiel. We zien elkaar over drie maanden.
      + elif, murat
    15 femke Hulp: Defne slaapt door. Ze leest nu elke avond met oma. We stoppen met de afspraken op maandag.
      + elif
    8 elif School: Vrijdag trakteert Emir. Wat kan er mee?
      - elif
    7 elif School ?judith about Emir: Vrijdag trakteert Emir. Mag er ook iets zonder suiker bij?
      > judith: Ja. Ik proef ze alle twee.
    1 aysel Thuis: Ik fietste tot de brug en terug. Ik ben 71.
      + elif, murat
    """,
)
