"""In Mijn gezinnen stands what is not in my own system yet, and what did not arrive there; of others nothing."""

from cast import working
from cast.deeds import does
from cast.family import WRITE, Family
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.timeline.tests.screens import at, browser, page
from gezinsboek.timeline.tests.test_caseload import rows

from .taking_over import taking


def shown(key):
    return rows(page(browser(key), at("caseload")))


def book(name):
    family = Family.opens("noor", name)
    family.comes("femke", {"Hulp": WRITE})
    return family


def test_what_i_wrote_stands_there_until_it_is_taken_over_and_leads_to_its_list():
    family = book("Het rode huis")
    item = family.writes("femke", "Hulp", "Wij spraken over slapen.")
    row = shown("femke")["Het rode huis"]
    assert "1 stukje nog niet overgenomen." in row
    url = f"{at('not_taken_over')}?boek={family.id}"
    assert f'href="{url}"' in row
    page(browser("femke"), url)
    does("femke", taking(item))
    assert "nog niet overgenomen" not in shown("femke")["Het rode huis"]


def test_what_others_wrote_is_not_mine_to_take_over_and_a_family_has_no_such_line():
    family = book("Het gele huis")
    family.writes("noor", "Hulp", "Nieuws.")
    family.writes("femke", "Hulp", "Antwoord.")
    assert "1 stukje nog niet overgenomen." in shown("femke")["Het gele huis"]
    assert "overgenomen" not in page(browser("noor"), at("caseload"))


def test_what_did_not_arrive_stands_above_what_is_new():
    family, other = book("Niet aangekomen"), book("Alleen nieuws")
    other.writes("noor", "Hulp", "Nieuws.")
    item = family.writes("femke", "Hulp", "Wij spraken over slapen.")
    organisation = working.samen_doen()
    does("femke", taking(item, way="webhook", payload=b"x", organisation=organisation.id))
    with superuser() as root:
        root.execute("update delivery set state = 'dead' where dossier_id = %s", [family.id])
    told = shown("femke")
    assert list(told).index("Niet aangekomen") < list(told).index("Alleen nieuws")
    assert "1 stukje kwam niet aan in je eigen systeem." in told["Niet aangekomen"]
