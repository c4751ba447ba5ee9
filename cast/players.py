"""Everybody of the cast: key (first name in lower case), name, organisation and profession. Nobody here exists, and no
organisation either."""

FAMILY = """
noor Noor
mark Mark
jade Jade
tine Oma Tine
ans Buurvrouw Ans
sem Sem
mirjam Tante Mirjam
robin Robin
ria Oma Ria
henk Opa Henk
priscilla Priscilla
joke Joke
shirley Shirley
bas Bas
anne Anne
corrie Oma Corrie
rania Rania
khaled Khaled
gerda Gerda
willemien Willemien
jan Jan
teun Teun
harm Buurman Harm
dewi Dewi
ratna Oma Ratna
chantal Chantal
angelo Angelo
shayenne Shayenne
emma Emma
lars Lars
roos Roos
marieke Marieke
joost Joost
fatima Fatima
youssef Youssef
imane Imane
omar Oom Omar
mariska Mariska
patrick Patrick
dennis Dennis
lynn Lynn
nel Oma Nel
esther Esther
linda Linda
kasia Kasia
tomek Tomek
beata Tante Beata
ricardo Ricardo
carmen Tante Carmen
els Buurvrouw Els
ronnie Trainer Ronnie
elif Elif
murat Murat
aysel Oma Aysel
grace Grace
abena Tante Abena
willem Buurman Willem
"""

HELPERS = """
femke Femke | Samen Doen-team | jeugdhulp
daan Meester Daan | school De Regenboog | leerkracht
yasmin Yasmin | JGZ | jeugdverpleegkundige
bram Bram | De Brug | begeleider
karim Karim | Jeugd en Gezin | gezinscoach
anouk Dokter Anouk | huisartsen De Linde | huisarts
ruben Ruben | Geldloket | schuldhulpverlener
ilse Ilse | vakschool De Sprong | mentor
thijs Thijs | De Werkplaats | jongerencoach
lotte Juf Lotte | school De Vuurtoren | leerkracht
marloes Marloes | praktijk Het Atelier | speltherapeut
arjan Arjan | Pleegzorg Thuishaven | pleegzorgbegeleider
koen Meester Koen | school De Wilg | leerkracht
marleen Marleen | tolken Met Handen | tolk gebarentaal
sanne Juf Sanne | school De Regenboog | leerkracht
hassan Hassan | Stichting Welkom | begeleider nieuwkomers
evelien Juf Evelien | taalschool De Brug | leerkracht
agnes Agnes | Erf en Gezin | boerencoach
wouter Meester Wouter | school De Akker | leerkracht
lieke Lieke | Huis Morgen | coach jonge ouders
petra Juf Petra | school De Vuurtoren | leerkracht
wilma Wilma | Kraamzorg Warm | kraamverzorgende
karin Karin | huisartsen De Linde | praktijkondersteuner
pieter Pieter | Het Kompas | behandelaar
saskia Saskia | school De Wilg | intern begeleider
stefan Meester Stefan | school De Wilg | leerkracht
hanneke Hanneke | wijkteam Zorg Dichtbij | wijkverpleegkundige
bart Bart | Het Vaarcollege | mentor
anja Juf Anja | school De Akker | leerkracht
floor Floor | praktijk De Beuk | psychomotorisch therapeut
kim Juf Kim | school De Vuurtoren | leerkracht
iris Iris | praktijk Taal en Spel | logopedist
monique Monique | peuterplek Pinkeltje | peuterleidster
marit Marit | Huis van Troost | rouwbegeleider
jasper Meester Jasper | school De Regenboog | leerkracht
lianne Lianne | kinderpoli | diabetesverpleegkundige
judith Juf Judith | school De Wilg | leerkracht
jeroen Jeroen | Werkplein | werkcoach
ingrid Ingrid | Samen Doen-team | applicatiebeheerder
tamara Tamara | Samen Doen-team | jeugdhulp
"""


def written_down() -> list[tuple[str, str, str, str]]:
    """(key, name, organisation, profession) of everybody."""
    found = []
    for line in filter(None, (FAMILY + HELPERS).splitlines()):
        name, *work = (part.strip() for part in line.split("|"))
        key, name = name.split(" ", 1)
        organisation, profession = work or ("", "")
        found.append((key, name, organisation, profession))
    return found
