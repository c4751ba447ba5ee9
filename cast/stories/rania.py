"""Rania, Khaled, Yara and Adam came from Syria two years ago. They learn the language, the school and the letters."""

from cast.story import Guest, Story

R, W = "read", "write"

STORY = Story(
    key="rania",
    name="Rania, Khaled, Yara en Adam",
    opener="rania",
    opened=168,
    children=(("Yara", 10), ("Adam", 6)),
    custody=("rania", "khaled"),
    skin=2,
    guests=(
        Guest(
            "khaled",
            167,
            dict.fromkeys(("Thuis", "School", "Gezondheid", "Groeien", "Hulp", "Geld en wonen"), W),
            title="vader",
            role="guardian",
            purpose="Vader van Yara en Adam.",
            seen=1,
        ),
        Guest("gerda", 165, {"Thuis": W, "School": W}, title="taalmaatje", purpose="Leest met ons op donderdag."),
        Guest(
            "hassan",
            160,
            {"Hulp": W, "Geld en wonen": W},
            purpose="Helpt met brieven. Hij spreekt Arabisch.",
            seen=5,
        ),
        Guest("femke", 152, {"Thuis": R, "School": R, "Hulp": W}, purpose="Denkt mee over de kinderen.", seen=2),
        Guest("evelien", 144, {"School": W}, purpose="Juf van Yara.", from_today=True),
        Guest("sanne", 144, {"School": W}, purpose="Juf van Adam.", from_today=True, seen=4),
    ),
    labels=(("femke", "Thee met munt"), ("hassan", "Donderdag 14 uur")),
    ours="""
    119 rania who Thuis: Wij zijn Rania, Khaled, Yara en Adam. Wij komen uit Aleppo. Thuis spreken we Arabisch. Met de kinderen oefenen we Nederlands.
    118 khaled values Hulp: Leg moeilijke woorden rustig uit. Vraag of we het begrepen hebben. Wij willen zelf leren, niet dat iemand het overneemt.
    117 rania helps School: Harde geluiden maken Adam bang. Zeg zijn naam zacht en wacht even. Mijn hand vasthouden helpt altijd.
    116 rania own Thuis "من نحن": نحن عائلة من أربعة. نحب الخبز الطازج والشاي بالنعناع.
    """,
    plan="""
    60 rania goal Hulp of Adam 3-8: Ik wil spelen met een vriend
      60 khaled gives Adam 3
      59 femke step professional for femke done 50: Met juf Sanne een maatje zoeken
      58 khaled step family for khaled due 9 then: Het maatje thuis uitnodigen
      20 rania gives Adam 6: Hij vroeg zelf of het mocht
      18 rania version again 70 contact femke with khaled, femke: Het maatje komt op woensdag bij ons thuis.
      17 khaled agrees
    """,
    rules=(120,),
    silent=("sanne",),
    lines="""
    166 rania Thuis [photo bread]: Goedendag. Dit is ons boek. Wij zijn met vier.
      + khaled
    164 gerda Thuis: Rania las vandaag een hele bladzijde uit de krant. Ik was er stil van.
      + rania
    159 khaled Geld en wonen ?hassan: Er is een brief over toeslag. Ik begrijp het woord terugvordering niet.
      > hassan: Dat betekent dat je iets terugbetaalt. Ik kijk morgen samen met je.
    157 hassan Geld en wonen: We hebben gebeld. Het was een fout. Jullie hoeven niets terug te betalen.
      + khaled, rania
    150 femke Hulp: Kennisgemaakt aan tafel. Jullie willen vrienden voor Yara en rust voor Adam.
      + rania
    143 rania School about Yara: Yara gaat nu naar de taalklas van juf Evelien.
    142 rania School about Adam: Adam heeft juf Sanne. Hij vindt haar lief.
    138 evelien School about Yara: Yara leert snel. Ze schrijft elke dag drie nieuwe woorden op.
      + rania, khaled, gerda
    134 sanne School about Adam: Adam speelt veel alleen. Morgen krijgt hij een maatje in de bouwhoek.
      > rania: Dank u juf. Hij houdt van hoge torens.
    131 sanne School [photo blocks] about Adam: De toren was hoger dan de juf. Adam lachte hardop.
      + rania, khaled, femke
    124 khaled Thuis: Bij harde knallen kruipt Adam onder tafel. Ook bij een deur.
      > gerda: Dat deed mijn vader ook, na de oorlog. Een dichte deken hielp.
    121 femke Hulp: We maakten een rustplek voor Adam, onder de trap. Met kussens en een lamp.
      + rania, khaled
    112 rania Thuis: Adam gaat zelf naar zijn plek en komt zelf terug. Dat is nieuw.
      + femke, gerda
    104 evelien School about Yara: Yara gaf een spreekbeurt over haar oma. In het Nederlands.
      + rania, gerda
      > khaled: Wij oefenden met de spiegel.
    95 hassan Hulp: Khaled heeft een gesprek bij de garage. Ik ga mee tot de deur.
      + rania
    92 khaled Geld en wonen: Ik heb werk. Drie dagen in de week, bij de garage!
      + rania, hassan
    85 gerda Thuis [photo table]: Ik was te gast. Er kwam steeds een schaal bij.
      + rania, khaled
    76 sanne School about Adam: Adam had een speelafspraak. Hij vroeg zelf wanneer de volgende is.
      + rania, khaled
    68 rania Gezondheid: Ik slaap slecht. De huisarts luisterde lang. Dat was goed.
      + khaled
    59 femke Hulp: Rania gaat naar de vrouwengroep. Gerda brengt haar de eerste keer.
      + rania
    57 rania Thuis: De groep was warm. Wij praatten over koken en over vroeger.
      + gerda, khaled
    46 evelien School about Yara: Na de vakantie gaat Yara naar groep 7. Ze is er klaar voor.
      + rania, khaled, gerda
    38 khaled Hulp: De baas zegt: vier dagen. Ik ben blij en moe.
      + rania, hassan
    30 gerda School: Yara leest mij nu voor. Wij hebben de rollen omgedraaid.
      + rania
    21 sanne School [photo letter] about Adam: Adam schreef zijn eerste brief. Met een hart eronder.
      + rania, khaled
    12@8 rania Thuis: Ik droomde vannacht in het Nederlands. Over de bus.
      + gerda, femke
    6 hassan Geld en wonen: De papieren voor het examen zijn ingevuld. Jullie tekenen dinsdag.
      + khaled
    1 rania School about Yara: Yara mag zaterdag logeren bij een meisje uit de klas.
      + khaled
    0 gerda Thuis: Donderdag neem ik het boek over de zee mee.
    """,
)
