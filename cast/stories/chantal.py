"""Chantal, Angelo, Shayenne and Jayden. There are debts; Ruben helps to put them in order, letter by letter."""

from cast.story import Guest, Story

R, W = "read", "write"

STORY = Story(
    key="chantal",
    name="Chantal, Angelo en de kinderen",
    opener="chantal",
    opened=172,
    children=(("Shayenne", 12), ("Jayden", 8)),
    custody=("chantal", "angelo"),
    skin=3,
    guests=(
        Guest(
            "angelo",
            171,
            dict.fromkeys(("Thuis", "School", "Gezondheid", "Groeien", "Hulp", "Geld en wonen"), W),
            title="vader",
            role="guardian",
            purpose="Vader van Shayenne en Jayden.",
            seen=2,
        ),
        Guest("femke", 168, {"Thuis": R, "School": R, "Hulp": W, "Geld en wonen": R}, purpose="Rust in huis.", seen=5),
        Guest("ruben", 162, {"Geld en wonen": W}, purpose="Ordent met ons de brieven.", looks=8, seen=2),
        Guest("petra", 142, {"School": W}, purpose="Juf van Jayden.", from_today=True, until=11),
        Guest(
            "shayenne",
            90,
            {"Thuis": W, "School": W},
            title="dochter",
            role="youth",
            child="Shayenne",
            purpose="Ze is 12 en wil meelezen.",
            seen=3,
        ),
    ),
    labels=(("femke", "Flat met de gele brievenbus"), ("ruben", "Blauwe map")),
    ours="""
    97 chantal who Thuis: Wij zijn Chantal en Angelo, met Shayenne en Jayden. Wij hebben schulden en we lossen ze op. Bij ons is het druk en gezellig.
    96 angelo tried Geld en wonen: Drie keer begonnen we opnieuw bij een ander loket. Elke keer weer hetzelfde verhaal. Met Ruben hebben we nu één map. Dat werkt.
    95 chantal helps Thuis: Bij een brief met een blauwe rand schrik ik. Maak hem dan samen met mij open. Niet erover praten waar Jayden bij is.
    """,
    plan="""
    60 chantal well Thuis: Op dinsdag praten we over geld. De rest van de week niet.
    60 angelo worry Hulp: De kinderen merken meer dan wij denken.
    58 chantal goal Hulp 3-7: Wij willen weer slapen zonder te tellen
      58 chantal gives 3
      58 angelo gives 4
      57 femke step professional for femke done 44: Samen een vaste avond voor geld afspreken
      56 angelo step family for angelo due 5: Op zondag samen de week doornemen
      54 femke own help: Rust in huis
      32 femke day offered: Met familie of vrienden erbij
      31 chantal day set_aside declined: Er zitten al genoeg mensen aan tafel
      30 chantal gives 5: Alleen op dinsdag lig ik nog wakker
      29 chantal sign care for femke: Een brief blijft een week dicht / Femke opent hem met ons
      28 chantal version again 10 contact femke with angelo, femke: Geld is voor dinsdag. Op zondag kijken we vooruit.
      27 femke agrees
      26 angelo agrees
      9 angelo gives 6: Zondag helpt
      6 chantal version again 60 contact femke with angelo, femke: We houden de zondag. Shayenne mag erbij zijn.
    50 chantal goal Geld en wonen 2-8: Alle brieven in één map
      49 ruben step professional for ruben done 30: De post op volgorde leggen
      48 ruben step professional for ruben due 6 then: Bellen met de laatste drie
      47 ruben own support: Schulden op een rij
    """,
    rules=(98,),
    silent=("petra",),
    lines="""
    170 chantal Geld en wonen: Er liggen drie tassen met post. Ik durf ze niet open te maken.
      + angelo
    167 femke Hulp: Goed dat jullie dit vertellen. Dit hoeft niet in één keer.
      + chantal
    161 ruben Geld en wonen: Vandaag één tas gesorteerd. Veel was reclame. Het echte stapeltje is klein.
      + chantal, angelo
    155 angelo Thuis: Ik werk nu ook op zaterdag. Dan zie ik de kinderen minder.
      > chantal: Zondag dan patat en een film. Vaste afspraak.
    148 ruben Geld en wonen: Alle brieven liggen op volgorde in de blauwe map. Er zijn negen schulden.
      + chantal
    146 chantal Geld en wonen: Negen. Nu weet ik het tenminste.
      + ruben, femke
    141 chantal School about Jayden: Jayden wil niet mee op schoolreis. Hij denkt dat het te duur is.
      > petra: Er is een potje voor. Niemand hoeft het te weten. Hij kan gewoon mee.
    133 petra School [photo bus] about Jayden: Jayden zat voorin de bus en zong het hardst.
      + chantal, angelo, femke
    125 ruben Geld en wonen ?angelo: Kun je voor vrijdag je loonstrook van vorige maand sturen?
      > angelo: Staat in de map. Ik heb er ook die van deze maand bij gedaan.
    118 femke Hulp: Praten over geld gaat nu op dinsdag, na het eten. Niet meer om elf uur 's avonds.
      + chantal, angelo
    110 chantal Gezondheid: Ik slaap weer door. Alleen op dinsdag nog niet.
    102 ruben Geld en wonen: Alle schuldeisers kregen ons voorstel. Zes zeiden meteen ja.
      + chantal, angelo
      > chantal: En de andere drie?
      > ruben: Die wachten altijd even. Dat is gewoon.
    94 angelo Thuis [photo pancakes]: Zondag. Film was saai, pannenkoeken waren goed.
      + chantal
    89 shayenne Thuis: Ik wist het van de brieven. Ik ben niet boos. Ik wil wel dat jullie het zeggen.
      + chantal, angelo
      > chantal: Dat doen we vanaf nu, lieverd.
    81 femke Hulp: Goed gesprek met jullie vier. Shayenne stelde de beste vraag: wat kunnen we wel?
      + chantal, angelo
    73 ruben Geld en wonen: Acht van de negen zijn akkoord. Het weekgeld gaat maandag in.
      + chantal
    65 petra School about Jayden: Jayden oefent met klokkijken. Kwart voor vindt hij nog lastig.
      > angelo: Wij oefenen met de bakwekker.
    58 chantal Geld en wonen: Week één gehaald. Met vier euro over. Die gingen in de pot.
      + ruben, angelo
    49 shayenne School: Ik ga naar de brugklas vlakbij. Ik kan er zelf naartoe lopen.
      + chantal, angelo
    41 ruben Geld en wonen: De laatste is akkoord. Over drie jaar zijn jullie klaar.
      + chantal, angelo
    40 angelo Geld en wonen: Drie jaar. Dat is lang. Maar er staat een einddatum.
      + chantal, ruben
    31 chantal Thuis [photo cake]: Jayden is jarig geweest. Zelf gebakken, zelf versierd, geen euro te veel.
      + angelo, shayenne
    22 femke Hulp: Jullie zitten twee maanden goed. Ik zie rust aan tafel.
      + chantal
    14 chantal Hulp ?femke: Mijn moeder wil geld lenen. Hoe zeg ik nee zonder ruzie?
    8 angelo Geld en wonen: Extra dienst gewerkt. De helft in de pot, de helft schoenen voor Jayden.
      + chantal, ruben
    3 petra School about Jayden: Kwart voor zit erin! En kwart over ook.
      + chantal, angelo
    2 chantal Geld en wonen ?ruben: Er kwam een brief van de gemeente. Moet hij in de map?
    1 shayenne Thuis: Er staat 61 euro in de pot. Ik wil naar het zwembad met z'n vieren.
      + chantal
    """,
)
