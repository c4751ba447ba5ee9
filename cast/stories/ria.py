"""Oma Ria and opa Henk bring up Kyan of 7. His mother Priscilla comes on Sundays and does more and more herself."""

from cast.story import Guest, Story

R, W = "read", "write"

STORY = Story(
    key="ria",
    name="Kyan, oma en opa",
    opener="ria",
    opened=176,
    children=(("Kyan", 7),),
    custody=("priscilla",),
    skin=2,
    guests=(
        Guest(
            "priscilla",
            174,
            dict.fromkeys(("Thuis", "School", "Gezondheid", "Groeien", "Hulp"), W),
            title="moeder van Kyan",
            role="guardian",
            purpose="Ze is zijn moeder.",
            seen=2,
        ),
        Guest("henk", 174, {"Thuis": W, "School": R}, title="opa", purpose="Opa woont hier ook."),
        Guest("femke", 170, {"Thuis": R, "School": R, "Hulp": W}, purpose="Denkt mee met ons alle drie.", seen=0),
        Guest("lotte", 160, {"School": W}, purpose="Juf van Kyan.", from_today=True, looks=20),
        Guest("marloes", 120, {"Hulp": W}, purpose="Speelt met Kyan op woensdag.", seen=6),
    ),
    labels=(("femke", "Twee stoelen bij de haard"),),
    ours="""
    138 ria who Thuis: Kyan woont bij ons, opa Henk en oma Ria. Priscilla is zijn moeder. Ze komt op zondag. Wij zijn geen vervanging, we zijn erbij.
    137 priscilla values Thuis: Ik blijf zijn moeder. Vraag mij wat ik vind, ook als ik er niet ben. Kyan mag van ons allemaal houden.
    130 ria helps School: Drukte maakt Kyan bang. Dicht bij de juf zitten helpt. Vertel hem van tevoren wat er gaat gebeuren.
    """,
    rules=(140,),
    silent=("marloes",),
    lines="""
    173 ria Thuis [photo house]: Kyan woont nu een jaar bij ons. Het huis is weer vol.
      + priscilla, henk
    172 priscilla Thuis: Dank jullie wel, pap en mam. Zondag neem ik pannenkoeken mee.
      + ria
    169 femke Hulp: We spraken af wie wat beslist. Priscilla kiest over school, oma over de dag.
      + ria, priscilla
    163 henk Thuis: Kyan en ik timmeren een vogelhuis. Hij telt de spijkers.
      + priscilla
    158 ria School about Kyan: Kyan vindt de nieuwe klas druk. Hij wil dicht bij de juf zitten.
      > lotte: Dat kan. Vanaf morgen zit hij vooraan bij het raam.
    150 lotte School about Kyan: Kyan las vandaag voor het eerst hardop voor. Heel zacht, maar hij deed het.
      + ria, priscilla, henk
    141 priscilla Hulp ?femke: Ik wil hem ook een keer doordeweeks zien. Kan dat?
      > femke: Mooi plan. Zullen we beginnen met de woensdagmiddag?
    135 priscilla Thuis [photo playground]: Eerste woensdag samen. Hij wilde zeven keer van de glijbaan.
      + ria, henk, femke
    128 ria Thuis: Ik ben 68 en soms op. Opa deed vandaag het bad en het bed.
      + henk
    119 marloes Hulp: Kyan en ik speelden met de poppenkast. Hij koos de beer en de uil.
      + ria
    110 ria Gezondheid about Kyan: Kyan wordt 's nachts wakker. Hij vraagt dan waar mama is.
      > priscilla: Bel mij gerust. Ik zing dan door de telefoon.
    106 priscilla Gezondheid: Gisteren om elf uur gezongen. Na twee liedjes was het stil.
      + ria
    98 marloes Hulp: De uil in de poppenkast past nu op de beer. Kyan bedacht dat zelf.
      + priscilla, femke
    92 lotte School about Kyan: Kyan heeft een vriend. Ze bouwen elke pauze aan dezelfde hut.
      + ria, henk
    84 henk Thuis [photo calf]: Met Kyan naar de boer van de melk. Hij mocht een kalf aaien.
      + ria, priscilla
    75 femke Hulp: Priscilla kookt nu op woensdag. Oma heeft dan een vrije middag.
      + ria, priscilla
    66 ria Thuis: Vrije middag! Ik was naar koor. Dat deed ik drie jaar niet.
      + priscilla, henk
    58 priscilla School about Kyan: Voor het eerst alleen naar het oudergesprek. Juf zei dat hij groeit.
      + ria
      > lotte: Fijn dat je er was, Priscilla.
    47 ria Groeien [photo measure] about Kyan: Nieuwe streep op de deurpost. Vier centimeter erbij.
      + priscilla
    38 marloes Hulp: We zijn halverwege. Kyan speelt nu vaker buiten de hut dan erin.
      + ria
    30 priscilla Thuis [photo bedtime]: Kyan sliep voor het eerst een nacht bij mij. Hij werd één keer wakker.
      + ria, henk
      > ria: Wij lagen hier ook wakker. Van trots.
    22 femke Hulp: Volgende stap: om het weekend een nacht bij mama. Jullie houden het tempo.
      + ria, priscilla
    13 lotte School about Kyan: Kyan las de hele bladzijde. Hardop, en niet zacht.
      + ria, priscilla, henk
    6 henk Thuis: Het vogelhuis hangt. Er zit een mees in.
      + ria
    3 priscilla Hulp: Ik heb een gesprek voor een groter huis. Duim voor mij.
      + ria, femke
    1 ria Thuis: Kyan vroeg of oma altijd blijft. Ik zei: oma blijft oma.
    """,
)
