"""Grace has twins of 3, Naomi and Samuel, and works nights in the laundry. A network grows around her."""

from cast.story import Guest, Story

R, W = "read", "write"

STORY = Story(
    key="grace",
    name="Grace, Naomi en Samuel",
    opener="grace",
    opened=118,
    children=(("Naomi", 3), ("Samuel", 3)),
    custody=("grace",),
    skin=4,
    guests=(
        Guest(
            "abena", 116, {"Thuis": W, "Groeien": R}, title="vriendin", purpose="Slaapt hier als ik nachtdienst heb."
        ),
        Guest("yasmin", 112, {"Gezondheid": W, "Groeien": W}, purpose="Volgt de tweeling.", seen=2),
        Guest("femke", 108, {"Thuis": R, "Hulp": W}, purpose="Helpt met regelen.", seen=0),
        Guest("monique", 95, {"School": W, "Groeien": R}, purpose="Juf op de peuterplek.", from_today=True, seen=1),
        Guest("willem", 70, {"Thuis": W}, title="buurman", purpose="Heeft de reservesleutel."),
    ),
    check_ups=((30, "grace", "Naomi", "Groeien", 2), (30, "grace", "Samuel", "Groeien", 2)),
    labels=(("femke", "Tweeling, derde etage"), ("yasmin", "Naomi en Samuel")),
    ours="""
    67 grace who Thuis: Ik ben Grace, moeder van Naomi en Samuel. Ze zijn een tweeling en toch heel anders. Ik werk 's nachts. Abena slaapt dan hier.
    66 grace values Hulp: Ik regel veel zelf. Help me met de papieren, niet met opvoeden. En bel niet voor twee uur, dan slaap ik.
    65 abena helps Thuis: Naomi wil dragen, Samuel wil zijn auto. Samen zingen we het lied van oma. Dan slapen ze.
    """,
    plan="""
    40 grace goal Hulp of grace 2-7: Ik wil drie uur achter elkaar slapen
      40 grace gives 2
      39 femke step professional for femke done 29: Mee naar het gesprek over de toeslag
      38 grace step family for grace done 10: Mijn eigen rooster maken
      37 femke step professional for femke due 4: Kijken wat er nog nodig is
      35 grace version again 42 contact femke with femke: Eerst het geld, dan het rooster.
      34 femke agrees
      12 grace gives 7: Drie uur, midden op de dag
    """,
    rules=(68,),
    silent=("monique",),
    lines="""
    115 grace Thuis [photo drawing]: Dit zijn wij. Naomi tekende, Samuel deed de regenboog.
      + abena
    114@8 abena Thuis: Vannacht sliep ik hier. Samuel praat in zijn slaap, over bussen.
      + grace
    111 yasmin Groeien: Naomi en Samuel zijn gemeten. Ieder heeft een eigen lijn, ook een tweeling.
      + grace
    107 femke Hulp: Grace werkt vier nachten per week. De wens: overdag een keer slapen.
      + grace
    101 grace Gezondheid about Samuel: Samuel hoest al drie weken. Ik maak me zorgen.
      > yasmin: Goed dat je het zegt. Bel vandaag de huisarts, ik leg het vast uit.
    98 grace Gezondheid about Samuel: De dokter gaf een pufje. Hij vindt het een raket.
      + yasmin
    96 grace School: Naomi en Samuel kunnen naar de peuterplek. Vier ochtenden. Ik kan slapen!
    93 monique School: Eerste ochtend. Naomi nam Samuel bij de hand en wees alles aan.
      + grace
    87 femke Hulp: De baas wil praten over dagdienst. Ik kan mee, Grace voert het woord.
      + grace
    82 grace Hulp: Ik zei wat ik kan en wat ik wil. Hij zei: vanaf volgende maand twee dagen.
      + femke
    75 monique School [photo blocks]: Samuel bouwde en Naomi telde. Tot elf, dan weer vanaf één.
      + grace
    69 willem Thuis: De stroom viel uit. Ik liep langs met een lamp. Dat werd thee.
      + grace, abena
    63 yasmin Gezondheid: De prikken van drie jaar zijn klaar. Twee pleisters met olifanten.
      + grace
    57 grace Thuis: Willem leerde ze dammen. Ze eten de stenen bijna op.
      + willem, abena
    49 abena Thuis [photo table]: Zondag na de kerk met twaalf mensen gegeten. Op de grond, dat kan ook.
      + grace, willem
    42 monique School: Naomi durft nu ook alleen. Samuel vindt dat nog niet leuk.
      > grace: Thuis oefenen we: Naomi bakt, Samuel is bij Willem.
    35 yasmin Groeien about Samuel: Samuel praat nu in zinnen van vier woorden. Vooral over bussen.
      + grace, monique
    28 femke Hulp: De toeslag klopt weer. Er komt iets terug, geen schuld.
      + grace
    21 grace Thuis [photo bus]: We namen de bus naar het einde en terug. Samuel zwaaide naar elke halte.
      + abena, willem
    13 monique School: Samuel speelde een ochtend zonder Naomi. Met een brandweerauto en een vriend.
      + grace
    8 femke Hulp: Grace heeft haar eigen rooster gemaakt. Ik hoef er niets meer aan te doen.
      + grace
    3@13 grace Thuis: Vandaag geslapen van negen tot twaalf. Midden op de dag. Heerlijk.
      + abena
    1 monique School: Morgen is het feest op de peuterplek. Wie helpt met ballonnen?
      > grace: Ik ben wakker en ik kom.
    """,
)
