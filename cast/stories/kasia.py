"""Kasia, Tomek and Zofia of 4, who speaks Polish at home and is learning her Dutch with songs."""

from cast.story import Guest, Story

R, W = "read", "write"

STORY = Story(
    key="kasia",
    name="Kasia, Tomek en Zofia",
    opener="kasia",
    opened=98,
    children=(("Zofia", 3.6),),
    custody=("kasia", "tomek"),
    skin=0,
    guests=(
        Guest(
            "tomek",
            97,
            dict.fromkeys(("Thuis", "School", "Gezondheid", "Groeien", "Hulp", "Geld en wonen"), W),
            title="vader",
            role="guardian",
            purpose="Vader van Zofia.",
            seen=3,
        ),
        Guest("yasmin", 94, {"Gezondheid": W, "Groeien": W}, purpose="Volgt hoe Zofia groeit en praat.", seen=7),
        Guest("monique", 92, {"School": W, "Groeien": R}, purpose="Juf op de peuterplek.", from_today=True),
        Guest("iris", 80, {"School": R, "Groeien": W}, purpose="Logopedist. Oefent klanken.", seen=2),
        Guest("beata", 90, {"Thuis": W}, title="tante", purpose="Zus van Kasia."),
    ),
    labels=(("yasmin", "Zofia, twee talen"),),
    lines="""
    96 kasia Thuis: Dzień dobry! Wij zijn Kasia, Tomek en Zofia. Wij schrijven zo goed als het gaat.
      + tomek
    95 tomek Geld en wonen: Ik werk in de kas. Kasia poetst op kantoor. Eén van ons is altijd thuis.
      + kasia
    93 yasmin Gezondheid: Kennisgemaakt. Zofia begrijpt veel. Ze praat nog weinig Nederlands.
      + kasia
    91 kasia School about Zofia: Zofia gaat vier ochtenden naar de peuterplek. Zij huilt bij de deur.
    90 monique School about Zofia: Na vijf minuten was het huilen over. Ze koos de poppen.
      + kasia, tomek
    85 beata Thuis [photo soup]: Żurek gekookt voor zes mensen. Zofia at het ei eruit.
      + kasia, tomek
    81 kasia Groeien ?yasmin about Zofia: Moeten wij thuis stoppen met Pools?
      > yasmin: Nee, juist niet. Spreek de taal waarin je grapjes maakt.
      + tomek
    79 iris Groeien about Zofia: Zofia oefende de s en de sj. Ze leert snel met liedjes.
      + kasia
    73 monique School [photo music] about Zofia: Zofia zong mee in de kring. Alle woorden, heel zacht.
      + kasia, tomek, iris
    67 tomek Thuis: Ik lees voor in het Pools, Kasia zingt Nederlands. Zofia verbetert ons.
      + kasia, beata
    60 iris Groeien: Tip voor thuis: noem wat je doet. Nu was ik de appel. Nu snij ik de appel.
      > kasia: Ik praat de hele dag met appels.
    52 yasmin Groeien [photo measure] about Zofia: Zofia is 99 centimeter. Dit is Zofia haar eigen lijn.
      + kasia, tomek
    45 monique School about Zofia: Ze zei vandaag: mag ik ook. Drie woorden en een heel mooie zin.
      + kasia, tomek, iris
    38 beata Thuis: Op de markt vertelde Zofia mij hoe alles heet. In twee talen.
      + kasia
    31 kasia Hulp: Ik ga zelf ook naar les. Op woensdag, in de bibliotheek.
      + tomek
    24 iris Groeien about Zofia: De sj is er. Zofia zegt nu sjaal en schaap door elkaar, met plezier.
      + kasia, tomek
    17 monique School about Zofia: Zofia troostte een nieuw kind bij de deur. Na vijf minuten over, zei ze.
      + kasia, tomek
    10 tomek School about Zofia: Volgende maand wordt ze 4. Wij bezochten de basisschool. Zij koos haar haakje.
      + kasia
    3 kasia Thuis [photo drawing]: Zofia tekende ons huis. De zon lacht.
      + tomek, beata
    1 iris Groeien ?kasia: Zullen we de laatste keer samen zingen, met papa erbij?
    """,
)
