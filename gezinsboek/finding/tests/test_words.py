"""Words, their forms, typing errors, and the piece of text around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gezinsboek.finding.context import MOST, marked
from gezinsboek.finding.words import MOST_WORDS, Near, asked_words, cut, nearest, words_of


def near(asked, *book):
    return nearest(words_of(asked)[0], {words_of(word)[0] for word in book})


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("zwemles", "zwemlessen"),
        ("zwemlessen", "zwemles"),
        ("zwemles", "zwemlesje"),
        ("school", "scholen"),
        ("brieven", "brief"),
        ("huizen", "huis"),
        ("boze", "boos"),
        ("kinderen", "kind"),
        ("kind", "kinderen"),
        ("fietsen", "gefietst"),
        ("gefietst", "fietsen"),
        ("slapen", "slaapt"),
        ("Café", "cafe"),
        ("foto", "FOTO'S"),
        ("oma", "oma"),
        ("8", "8"),
    ],
)
def test_a_word_is_found_by_its_other_forms(asked, there):
    assert near(asked, there) == {words_of(there)[0]: Near.SAME}


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("les", "zwemles"),
        ("les", "zwemlessen"),
        ("zwem", "zwembad"),
        ("school", "basisschool"),
        ("school", "schoolfoto"),
    ],
)
def test_a_part_of_a_compound_is_found_and_counts_less(asked, there):
    assert near(asked, there) == {there: Near.PART}


@pytest.mark.parametrize(
    ("asked", "there"),
    [("medicjin", "medicijn"), ("medicijn", "medicjin"), ("zwemlesen", "zwemlessen"), ("verjaradgen", "verjaardagen")],
)
def test_a_typing_error_is_forgiven_on_either_side(asked, there):
    assert there in near(asked, there)


@pytest.mark.parametrize(
    ("asked", "there"), [("oma", "opa"), ("les", "lus"), ("2024", "2025"), ("12345", "12346"), ("huis", "muis")]
)
def test_short_words_and_numbers_are_not_guessed_at(asked, there):
    assert near(asked, there) == {}


def test_a_short_part_in_the_middle_is_no_part():
    assert near("les", "voorgelezen", "telescoop") == {}


def test_small_words_count_only_when_nothing_else_is_asked():
    assert asked_words("Waar is de zwemles van Milan?") == ["waar", "zwemles", "milan"]
    assert asked_words("van de") == ["van", "de"]
    assert len(asked_words(" ".join(f"woord{n}" for n in range(50)))) == MOST_WORDS


def test_every_script_has_words():
    assert words_of("Çocuk; okul ‘güzel’ – مدرسة, школа!") == ["cocuk", "okul", "guzel", "مدرسة", "школа"]
    assert cut(b"Een_naam-met.streepjes.pdf").split() == [b"een", b"naam", b"met", b"streepjes", b"pdf"]


def test_the_found_words_are_marked_in_their_surroundings():
    text = "Vandaag gingen we. " * 30 + "Milan had ZWEMLES en vond het leuk. " + "Daarna naar huis. " * 30
    said = marked(text, {"zwemles"})
    assert "<mark>ZWEMLES</mark> en vond" in said
    assert said.startswith("… ")
    assert said.endswith(" …")
    assert len(said) < MOST + 40


def test_what_people_wrote_is_never_html():
    assert (
        marked("<script>les</script> & <b>", {"les"}) == "&lt;script&gt;<mark>les</mark>&lt;/script&gt; &amp; &lt;b&gt;"
    )


@given(st.text(max_size=600), st.text(min_size=1, max_size=20))
def test_any_text_can_be_searched_and_shown(text, asked):
    words = set(words_of(text))
    for word in asked_words(asked):
        nearest(word, words)
    said = marked(text, words)
    assert "<" not in said.replace("<mark>", "").replace("</mark>", "")
