"""Emma, Lars and a new baby, Puck. Emma is more sombre than she expected, and says so."""

from cast.story import Guest, Story

R, W = "read", "write"

STORY = Story(
    key="emma",
    name="Emma, Lars en Puck",
    opener="emma",
    opened=104,
    children=(("Puck", 0.01),),
    private=(("emma", "Alleen van Emma"),),
    custody=("emma", "lars"),
    skin=0,
    guests=(
        Guest(
            "lars",
            103,
            dict.fromkeys(("Thuis", "Gezondheid", "Groeien", "Hulp"), W),
            title="vader",
            role="guardian",
            purpose="Vader van Puck.",
            seen=2,
        ),
        Guest("wilma", 103, {"Thuis": W, "Groeien": W}, purpose="Kraamzorg in de eerste week.", left=90),
        Guest("yasmin", 96, {"Gezondheid": W, "Groeien": W}, purpose="Volgt hoe Puck groeit.", seen=3),
        Guest("roos", 94, {"Thuis": W}, title="zus van Emma", purpose="Kookt op woensdag."),
        Guest("karin", 70, {"Hulp": W, "Gezondheid": R}, purpose="Praat met Emma over hoe het gaat.", seen=6),
    ),
    labels=(("yasmin", "Puck"),),
    check_ups=((95, "emma", "Puck", "Groeien", 5),),
    lines="""
    102 emma Thuis [photo baby] about Puck: Puck is er. Zeven dagen te vroeg en precies op tijd.
      + lars
    101 wilma Groeien about Puck: Puck drinkt goed. Ze weegt 3 kilo en 110 gram.
      + emma, lars
    99 wilma Thuis: Vandaag samen het badje gedaan. Lars heeft rustige handen.
      + lars, emma
    96 wilma Thuis: Dit is mijn laatste dag. Jullie hebben mij niet meer nodig, en dat is mooi.
      > lars: We missen je nu al. En je beschuit.
    93 roos Thuis [photo soup]: Soep in de koelkast, was in de machine. Ik ben stil weggegaan.
      + emma, lars
    91 yasmin Groeien about Puck: Puck is terug op haar eerste gewicht. Dit is Puck haar eigen lijn.
      + emma
    86 emma Alleen van Emma: Iedereen zegt geniet ervan. Ik voel vooral watten.
    83 lars Gezondheid ?yasmin about Puck: Ze huilt elke avond van zes tot negen. Is dat gewoon?
      > yasmin: Dat komt veel voor. Een vast ritme en samen wisselen helpt. Ik bel je morgen.
    79 lars Thuis: Wisseldienst ingevoerd. Ik tot twaalf, Emma vanaf twaalf. Het werkt.
      + roos, emma
    75 emma Hulp: Ik ben somberder dan ik dacht. Ik wil dit niet alleen houden.
      > lars: Dank je dat je het schrijft. We doen dit samen.
    69 karin Hulp: Kennisgemaakt met Emma. We praten elke week een half uur. Wandelen mag ook.
      + emma, lars
    66 emma Hulp [photo walk]: Met Karin gewandeld. Ik hoefde niks leuker te maken dan het is.
      + lars
    60@11 yasmin Gezondheid: De prikken zijn gezet. Vanavond misschien wat hangerig.
    58 roos Thuis: Puck lachte. Naar mij. Ik heb getuigen.
      + emma, lars
    52 emma Thuis: Vandaag alleen naar de markt. Met wagen en al. Het lukte.
      + roos, lars
    47 karin Hulp: Emma merkt dat ochtenden beter gaan. We kijken wat de avonden nodig hebben.
      + emma
    41 lars Thuis: Ik werk nu vier dagen. De woensdag is van Puck en mij.
      + emma, roos
    35 yasmin Groeien about Puck: Puck tilt haar hoofd op en kijkt tevreden rond.
      + emma, lars
    28 emma Hulp: Tien goede dagen achter elkaar. Ik tel ze niet meer elke avond.
      + karin, lars
    21 karin Hulp: We gaan naar één keer in de twee weken. Emma bepaalt wanneer we stoppen.
      + emma
    13@9 emma Alleen van Emma: Vanochtend keek ze mij aan en dacht ik: daar ben je.
    9 roos Thuis [photo balloons]: Feest voor de geboorte, eindelijk. Met muziek en te veel taart.
      + emma, lars
    4 lars Groeien about Puck: Ze rolt om. Naar links. Alleen naar links.
      + emma, yasmin
    1 emma Thuis: Ik begin maandag weer met werken. Twee ochtenden. Ik heb er zin in.
      + lars, roos
    """,
)
