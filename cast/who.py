"""One sentence about each of the cast, for whoever chooses in the demo whom to be."""

WHO = {
    "noor": "Moeder van Milan, Lina en Jade. Zij opende het boek.",
    "mark": "Vader, woont apart van Noor. Hij heeft ook gezag.",
    "jade": "Dochter van 14. Ze heeft een eigen plek in het boek.",
    "tine": "Oma. Leest Thuis en School, en schrijft mee over thuis.",
    "femke": "Jeugdhulp, Samen Doen-team. Ze helpt veel gezinnen.",
    "daan": "Leerkracht van Milan. Hij leest alleen School.",
    "yasmin": "Jeugdverpleegkundige. Zij schrijft over gezondheid en groei.",
    "bram": "Begeleider die is gestopt. Hij ziet niets meer.",
    "sem": "Sem is 16 en heeft een eigen boek.",
    "karim": "Gezinscoach die niemand uitnodigde. Hij ziet niets.",
}
