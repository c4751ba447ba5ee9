"""Dewi is 19 and the mother of Noah. Her own mother lives round the corner; school goes on."""

from cast.story import Guest, Story

R, W = "read", "write"

STORY = Story(
    key="dewi",
    name="Dewi en Noah",
    opener="dewi",
    opened=134,
    children=(("Noah", 0.33),),
    private=(("dewi", "Mijn schrift"),),
    custody=("dewi",),
    skin=2,
    guests=(
        Guest("ratna", 133, {"Thuis": W, "Groeien": W}, title="oma", purpose="Past op als ik school heb."),
        Guest("yasmin", 130, {"Gezondheid": W, "Groeien": W}, purpose="Weegt en meet Noah.", seen=4),
        Guest("lieke", 128, {"Thuis": R, "Hulp": W, "Geld en wonen": R}, purpose="Mijn coach.", seen=2),
        Guest("femke", 110, {"Hulp": W, "Geld en wonen": W}, purpose="Helpt met een eigen huis.", seen=3),
    ),
    labels=(("femke", "Zolder met de sterren"), ("yasmin", "Noah")),
    ours="""
    89 dewi who Thuis: Ik ben Dewi en ik ben de moeder van Noah. Ik ben zelf ook nog jong. Overdag ga ik naar school. Dan is oma Ratna er.
    88 dewi values Hulp: Praat tegen mij en niet over mijn hoofd heen. Ik ben zijn moeder. Ik vraag hulp als ik die wil.
    87 ratna helps Thuis: Als Noah huilt, wil hij lopen. Langzaam, langs het raam. Dan wordt Dewi ook rustig.
    """,
    rules=(90,),
    lines="""
    132 dewi Thuis [photo baby]: Noah slaapt. Ik ben 19 en ik ben zijn moeder.
      + ratna
    131 dewi Mijn schrift: Iedereen weet hoe het moet. Ik zoek hoe wij het doen.
    129@17 ratna Thuis: Vanmiddag oppassen. Hij lacht naar mijn bril.
      + dewi
    128 dewi Groeien about Noah: Morgen wordt hij gewogen. Ik ben benieuwd.
    127 yasmin Groeien about Noah: Noah groeit goed. Dit is Noah zijn eigen lijn.
      + dewi, ratna
    125 lieke Hulp: Dewi wil haar diploma halen en op zichzelf wonen. We beginnen met de dagindeling.
      + dewi
    119 dewi Hulp ?lieke: Mag ik kolven op school? Ik durf het niet te vragen.
      > lieke: Ja, dat is je recht. Er is een ruimte. Ik loop maandag met je mee.
    117 dewi Thuis: Eerste schooldag. Ik miste hem de hele dag. Hij mij niet, zei mama.
      + ratna, lieke
    109 femke Geld en wonen: Dewi staat nu op de lijst voor een kleine woning. Daar hoort een gesprek bij.
      + dewi, lieke
    101 yasmin Gezondheid: Noah kreeg zijn prikken. Vannacht kan hij wat huilerig zijn.
      > dewi: Klopt. Tot drie uur. Daarna sliep hij als een roos.
    94 ratna Groeien [photo soup] about Noah: Eerste hapje pompoen. Meer op zijn hemd dan in zijn mond.
      + dewi
    86 dewi Thuis: Ik en mama hadden ruzie over de fopspeen. We hebben het goed gemaakt.
      + ratna
    78 lieke Hulp: Dewi haalde twee toetsen. Ze leert als Noah slaapt, tussen één en drie.
      + dewi
    70 dewi Hulp: Vriendinnen gingen uit. Ik bleef thuis. Soms is dat gewoon stom.
      > lieke: Dat mag je zeggen. Zullen we één avond per maand oppas regelen?
    63 ratna Thuis: Dewi was naar de film. Noah en ik deden een dansje.
      + dewi
    55 yasmin Groeien [photo measure] about Noah: Noah zit los. Hij kijkt naar alles wat beweegt.
      + dewi, ratna
    47 femke Geld en wonen: Het gesprek over de woning is geweest. Dewi vertelde het zelf, heel helder.
      + dewi
    39 dewi Gezondheid: Noah had koorts. Ik belde de huisarts en wist wat ik moest zeggen.
      + yasmin
    30 lieke Hulp: De stage bij de bakker begint na de vakantie. Om zes uur op, net als Noah.
      + dewi
    22 dewi Mijn schrift: Papa van Noah stuurde een kaart. Ik heb hem bewaard in de la.
    18 dewi Geld en wonen ?femke: Mag ik zelf de muren verven in zo'n woning?
      > femke: Ja. Wit of een lichte kleur. Welke wordt het?
      > dewi: Zacht groen, met sterren bij zijn bed.
    9 femke Geld en wonen: Er komt snel een woning vrij. Dewi is als tweede aan de beurt.
      ~ Er komt waarschijnlijk een woning vrij. Dewi is als tweede aan de beurt.
      + dewi, lieke
    5 yasmin Groeien about Noah: Noah trekt zich op aan de stoel. Tijd voor een hekje bij de trap.
      + dewi
    2 dewi Hulp: Toets rekenen: een 7. Noah sliep precies lang genoeg.
      + lieke, femke
    1 ratna Thuis: Ik heb een hekje gevonden. Opa zet het vrijdag neer.
    """,
)
