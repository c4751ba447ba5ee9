"""What is highlighted in a report: rather too much than too little, and never the words of who is known."""

import pytest

from gezinsboek.records import incoming_words
from gezinsboek.records.incoming_others import Kind, is_bsn, is_iban, others
from gezinsboek.records.incoming_reading import marked, replaced


def found(text, *known):
    return [(one.kind.value, one.text) for one in others(text, known)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Zijn BSN is 111222333.", "bsn", "111222333"),
        ("Zijn BSN is 111.222.333 volgens de brief.", "bsn", "111.222.333"),
        ("Rekening NL91 ABNA 0417 1643 00 van haar.", "iban", "NL91 ABNA 0417 1643 00"),
        ("Bel 06-12345678 na vijven.", "phone", "06-12345678"),
        ("Bel 06 12 34 56 78 na vijven.", "phone", "06 12 34 56 78"),
        ("Bel (030) 234 56 78.", "phone", "(030) 234 56 78"),
        ("Of +31 6 12345678.", "phone", "+31 6 12345678"),
        ("Mail a.van-dijk@school.voorbeeld.nl even.", "mail", "a.van-dijk@school.voorbeeld.nl"),
        ("Zij woont op Kerkstraat 12a.", "address", "Kerkstraat 12a"),
        ("Zij woont aan de Laan van Meerdervoort 101.", "address", "Laan van Meerdervoort 101"),
        ("Post naar Postbus 123.", "address", "Postbus 123"),
        ("In 3511 AB dus.", "postcode", "3511 AB"),
        ("Milan, geboren op 3-4-2016, slaapt.", "birth", "3-4-2016"),
        ("Geb.datum: 12 maart 1985.", "birth", "12 maart 1985"),
        ("Het was 12-03-1985.", "birth", "12-03-1985"),
    ],
)
def test_data_of_somebody_is_found(text, kind, words):
    assert (kind, words) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wij spraken af op 2 november 2026 om 10.30 uur.",
        "Het nummer 123456789 is geen BSN.",
        "Er zijn 1234 kinderen en 25 ouders.",
        "Het kost 12,50 euro of 1.250 euro.",
        "We zien elkaar over 2 weken. Daarna kijken we verder. Het gaat goed.",
        "Op school is het rustig. Thuis ook.",
        "De huisarts denkt aan ADHD en de GGZ belt.",
        "- Slapen gaat beter.\n- Eten gaat goed.\n1. Samen ontbijten.",
    ],
)
def test_what_is_of_nobody_is_left_alone(text):
    assert found(text) == []


def test_the_eleven_test_and_the_check_of_a_bank_account():
    assert is_bsn("111222333")
    assert is_bsn("12345672") == is_bsn("012345672")
    assert not is_bsn("111222334")
    assert not is_bsn("000000000")
    assert is_iban("NL91ABNA0417164300")
    assert not is_iban("NL92ABNA0417164300")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Toen belde Annelies van Dijk nog.", "Annelies van Dijk"),
        ("Annelies belde.", "Annelies"),
        ("Buurvrouw Wisowaty klaagt.", "Wisowaty"),
        ("Mevr. de Vries-Jansen was er.", "de Vries-Jansen"),
        ("De heer J.P. van der Berg komt.", "J.P. van der Berg"),
        ("Gesproken met Dilara Yildiz en haar zus.", "Dilara Yildiz"),
        ("Zij zag Jaylano op straat.", "Jaylano"),
        ("Het is de jas van Mohammed El Amrani.", "Mohammed El Amrani"),
        ("Vandaag was Sems moeder er.", "Sems"),
    ],
)
def test_names_are_found(text, name):
    assert name in [words for kind, words in found(text) if kind in ("name", "maybe")]


def test_a_name_ends_with_its_sentence():
    assert ("name", "Annelies") in found("Toen kwam Annelies. Daarna Hans.")


def test_who_is_known_in_the_book_is_not_marked_and_somebody_with_another_name_is():
    text = "Gesprek met Noor en met Milan. Noors moeder Annelies was er. Femke de Boer ook."
    told = [words for _kind, words in found(text, "Noor", "Milan", "Femke")]
    assert told == ["Annelies", "Femke de Boer"]


def test_a_name_is_found_again_without_its_capital_and_by_itself():
    told = [words for _kind, words in found("Buurvrouw Annelies van Dijk kwam. Later zei annelies: tot morgen.")]
    assert told == ["Annelies van Dijk", "annelies"]


def test_without_the_lists_names_are_found_by_their_capitals_and_what_stands_before(monkeypatch):
    monkeypatch.setattr(incoming_words, "find_spec", lambda _name: None)
    incoming_words.lists.cache_clear()
    try:
        told = [words for _kind, words in found("Toen kwam buurvrouw Annelies. Hij speelt met Jayden uit de klas.")]
    finally:
        incoming_words.lists.cache_clear()
    assert told == ["Annelies", "Jayden"]


def test_the_surer_kind_stays_where_two_lie_over_one_another():
    text = "Mail annelies@dijk.nl of bel 06-12345678, BSN 111222333."
    assert [kind for kind, _words in found(text)] == ["mail", "phone", "bsn"]


def test_marking_changes_no_letter_and_lets_nothing_in():
    text = "Annelies <b>riep</b> & belde."
    shown = marked(text, others(text), set())
    assert shown == "<mark>Annelies</mark> &lt;b&gt;riep&lt;/b&gt; &amp; belde."
    settled = {others(text)[0].key}
    assert "<mark>" not in marked(text, others(text), settled)


def test_taking_away_takes_all_places_and_nothing_else():
    text = "Toen belde Annelies. Annelies kwam. Hans niet."
    key = next(one.key for one in others(text) if one.text == "Annelies")
    assert replaced(text, [one for one in others(text) if one.key == key], "een buur") == (
        "Toen belde een buur. een buur kwam. Hans niet."
    )


def test_the_key_of_what_was_found_tells_nothing_of_it():
    one = others("Toen belde Annelies.")[0]
    assert one.kind is Kind.NAME
    assert "nnelies" not in one.key


def test_a_long_report_is_read_in_one_go():
    text = "Gesprek met Annelies van Dijk op Kerkstraat 12. Zij belt 06-12345678. " * 3_000
    assert len(others(text)) == 9_000


@pytest.mark.parametrize("piece", ["a-", "A.", "A ", "é'", "straat-", "Laan A ", "12.", "a.b@"])
def test_no_text_however_strange_is_read_for_hours(piece):
    """Each of these, looked at from every sign anew, would never end."""
    text = piece * (100_000 // len(piece))
    assert others(f"{text}\nBSN 111222333")[-1].kind is Kind.BSN
