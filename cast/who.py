"""One sentence about the most telling of the cast, for whoever chooses in the demo whom to be. In three groups."""

FAMILY = {
    "noor": "Moeder van Milan, Lina en Jade. Zij opende het boek.",
    "mark": "Vader, woont apart van Noor. Hij heeft ook gezag.",
    "jade": "Dochter van 14. Ze heeft een eigen plek in het boek.",
    "tine": "Oma. Ze leest Thuis, School en Groeien.",
    "sem": "Sem is 16. Dit boek is van hem alleen.",
    "rania": "Moeder. Ze kwam met haar gezin uit Syrië.",
    "bas": "Vader, en doof. Schrijven is voor hem fijner dan bellen.",
}
HELPERS = {
    "femke": "Jeugdhulp, Samen Doen-team. Ze helpt 14 gezinnen.",
    "daan": "Meester van Milan. Hij leest alleen School, nog 12 dagen.",
    "yasmin": "Jeugdverpleegkundige. Ze schrijft over gezondheid en groei.",
    "ruben": "Schuldhulpverlener. Hij leest alleen Geld en wonen.",
    "ingrid": "Beheert bij Samen Doen hoe alles daar in het systeem komt. Ze ziet geen gezin.",
    "anouk": "Huisarts. Ze is uitgenodigd en moet nog ja zeggen.",
}
OTHERS = {
    "bram": "Begeleider die is gestopt. Hij leest niets meer.",
    "ans": "Buurvrouw met een ander e-mailadres. Ze wacht op het ja van Noor.",
    "tamara": "Jeugdhulp, collega van Femke. Ze hoort bij dezelfde organisatie.",
    "karim": "Gezinscoach die niemand uitnodigde. Hij ziet niets.",
}
WHO = FAMILY | HELPERS | OTHERS
