"""The parts of the look: they escape, they are accessible, and they speak of days the way people do."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from gezinsboek.ground import clock
from gezinsboek.ground.ui import dates
from gezinsboek.ground.ui.figures import colour, figure_of, initials

ATTACK = "<b onclick=x>\"'&"
MOMENT = datetime(2026, 11, 3, 9, 40, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_dutch_on_the_third_of_november():
    with translation.override("nl"), clock.moved_to(datetime(2026, 11, 3, 12, 0, tzinfo=UTC)):
        yield


def shown(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize(
    "source",
    [
        "{% icon x %}",
        "{% avatar person %}",
        "{% avatars people %}",
        "{% chapter chapter %}",
        "{% chapter chapter url=x current=True %}",
        "{% chip x icon=x kind=x %}",
        "{% button x icon=x kind=x hidden=x name=x hx_get=x %}",
        "{% button x url=x %}",
        "{% empty x x x x %}",
        "{% listing names %}",
        "{% sheet title=x name=x kind=x %}{{ x }}{% endsheet %}",
        "{% aside x %}{{ x }}{% endaside %}",
        "{% notice x icon=x %}{{ x }}{% endnotice %}",
        "{% readers text=x people=people about=x name=x %}{{ x }}{% endreaders %}",
        "{% menu text=x icon=x kind=x label=x %}{{ x }}{% endmenu %}",
        "{% ask text=x icon=x kind=x hidden=x %}{{ x }}{% endask %}",
        '{% cell "read" chapter x %}{{ x }}{% endcell %}',
    ],
)
def test_every_tag_escapes_what_comes_from_a_variable(source):
    html = shown(
        source,
        x=ATTACK,
        names=[ATTACK, ATTACK],
        person=SimpleNamespace(initials=ATTACK, colour=3, squared=False),
        people=[SimpleNamespace(initials=ATTACK, colour=3, squared=False)],
        chapter=SimpleNamespace(name=ATTACK, look=ATTACK, private=False),
    )
    assert "<b onclick" not in html
    assert "&lt;b onclick" in html


def test_a_private_chapter_is_dark_with_a_lock_and_still_says_its_name():
    html = shown("{% chapter c %}", c=SimpleNamespace(name="Van mij", look="home", private=True))
    assert "ch-private" in html
    assert "#lock" in html
    assert "Van mij" in html


def test_a_figure_is_round_for_family_and_squared_for_a_professional():
    noor = SimpleNamespace(id="1", name="Noor", professional=False)
    femke = SimpleNamespace(id="2", name="Femke de Wit", professional=True)
    assert figure_of(noor) == ("N", colour("1"), False)
    assert figure_of(femke) == ("FW", colour("2"), True)
    assert 'class="avatar small p-' in shown('{% avatar p "small" %}', p=noor)
    assert "p-ended" in shown("{% avatar p %}", p=SimpleNamespace(name="Bram", ended=True))


def test_initials_leave_out_the_word_before_a_name():
    assert [initials(name) for name in ("Oma Tine", "Meester Daan", "Noor", "", "  ", "😀")] == [
        "T",
        "D",
        "N",
        "?",
        "?",
        "?",
    ]


def test_a_box_of_who_sees_what_opens_a_menu_and_says_whose_it_is():
    school = SimpleNamespace(name="School", look="school")
    html = shown('{% cell "read" c "Meester Daan" %}<button>Leest</button>{% endcell %}', c=school)
    assert html.startswith('<details class="menu" data-menu><summary class="cell read">')
    assert "Meester Daan, School: " in html
    assert "<details" not in shown('{% cell "none" c "Meester Daan" %} {% endcell %}', c=school)


def test_a_column_without_content_is_left_out():
    assert shown('{% aside "Hiernaast" %}  \n {% endaside %}') == ""


def test_days_are_said_in_full_with_the_weekday():
    assert dates.full_day(date(2026, 11, 3)) == "dinsdag 3 november"
    assert dates.full_day(date(2027, 3, 1)) == "maandag 1 maart 2027"
    assert dates.near_day(date(2026, 11, 2)) == "gisteren"
    assert dates.day_heading(date(2026, 11, 3)) == "Vandaag, dinsdag 3 november"
    assert dates.day_heading(date(2026, 11, 1)) == "Zondag 1 november"
    assert dates.in_words(MOMENT) == "vandaag, 10.40 uur"


def test_a_day_begins_at_midnight_in_the_netherlands():
    late = datetime(2026, 11, 2, 23, 30, tzinfo=UTC)
    assert dates.near_day(late) == "vandaag"
    assert dates.clock_time(late) == "0.30 uur"


def test_a_moment_carries_its_machine_form():
    assert shown("{% when m %}", m=MOMENT) == '<time datetime="2026-11-03T10:40:00+01:00">vandaag, 10.40 uur</time>'
    assert shown('{% when m "time" %}', m=MOMENT).endswith(">10.40 uur</time>")
    assert shown("{% when m %}", m=None) == ""


def test_an_end_is_said_in_days_and_turns_amber_when_near():
    assert dates.days_left(date(2026, 11, 15)) == "nog 12 dagen"
    assert dates.days_left(date(2026, 11, 4)) == "nog 1 dag"
    assert dates.days_left(date(2026, 11, 3)) == "vandaag de laatste dag"
    assert dates.days_left(date(2026, 11, 2)) == "gestopt"
    assert "until soon" in shown("{% until d %}", d=date(2026, 11, 15))
    assert "soon" not in shown("{% until d %}", d=date(2027, 3, 1))
    assert "Geen einddatum" in shown("{% until d %}", d=None)


class Invitation(forms.Form):
    name = forms.CharField(label="Naam", widget=forms.TextInput(attrs={"autocomplete": "name"}))
    address = forms.EmailField(label="E-mailadres?", help_text="Hier gaat de brief heen.")
    level = forms.ChoiceField(label="Wat?", widget=forms.RadioSelect, choices=[("s", "School\nMeestal"), ("o", ATTACK)])
    known = forms.BooleanField(label="Ik ken deze persoon")
    note = forms.CharField(label="Waarom", required=False, widget=forms.Textarea)
    secret = forms.CharField(widget=forms.HiddenInput, initial="x")


def test_a_field_ties_label_help_and_error_to_its_control():
    form = Invitation({"address": "nee"})
    html = shown("{% field form.address %}", form=form)
    assert '<label for="id_address">E-mailadres?</label>' in html
    assert 'aria-describedby="id_address_helptext id_address_error"' in html
    assert 'id="id_address_helptext"' in html
    assert 'id="id_address_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'value="nee"' in html


def test_a_field_keeps_its_autocomplete_and_says_when_it_may_stay_empty():
    assert 'autocomplete="name"' in shown("{% field form.name %}", form=Invitation())
    assert "mag je overslaan" in shown("{% field form.note %}", form=Invitation())
    assert "mag je overslaan" not in shown("{% field form.name %}", form=Invitation())


def test_choices_are_a_group_with_a_legend_and_a_second_line():
    html = shown("{% field form.level %}", form=Invitation({"level": "s"}))
    assert "<legend>Wat?" in html
    assert "<b>School</b><small>Meestal</small>" in html
    assert html.count('class="radio"') == 2
    assert "checked" in html
    assert "<b onclick" not in html


def test_a_single_check_and_a_hidden_field_have_no_loose_label():
    check = shown("{% field form.known %}", form=Invitation())
    assert '<label class="check" for="id_known"><input type="checkbox"' in check
    assert "<label" not in shown("{% field form.secret %}", form=Invitation())


def test_errors_are_listed_above_the_form_and_lead_to_their_field():
    form = Invitation({"address": "nee", "secret": "x"})
    form.add_error(None, ATTACK)
    html = shown("{% form_errors form %}", form=form)
    assert 'href="#id_name">Naam: ' in html
    assert 'href="#id_address">E-mailadres? ' in html
    assert 'href="#id_level_0"' in html
    assert "<b onclick" not in html
    assert "data-focus" in html
    assert shown("{% form_errors form %}", form=Invitation()).strip() == ""


def test_a_pin_is_asked_again_and_never_said_to_stand_there_still():
    class Pin(forms.Form):
        pin = forms.CharField(widget=forms.PasswordInput())

    told = shown("{% form_errors form %}", form=Pin({"pin": ""}))
    assert "staat er nog" not in told
    assert "Typ het nog eens." in told
    assert "staat er nog" in shown("{% form_errors form %}", form=Invitation({"secret": "x"}))


def test_the_pager_keeps_the_other_choices_in_the_address():
    request = RequestFactory().get("/", {"chapter": "a&b", "page": "2"})
    html = shown("{% pager page %}", page=Paginator(range(90), 30).page(2), request=request)
    assert 'href="?chapter=a%26b&amp;page=3"' in html
    assert 'href="?chapter=a%26b&amp;page=1"' in html
    assert shown("{% pager page %}", page=Paginator([], 30).page(1)).strip() == ""


@pytest.mark.parametrize("name", ["book", "desk", "plain", "print", "error"])
def test_every_base_page_has_a_neutral_title_a_skip_link_and_the_way_out(name):
    html = render_to_string(f"ui/{name}.html")
    assert '<html lang="nl"' in html
    assert "<title>Gezinsboek - " in html
    assert 'class="skip" href="#content"' in html
    assert 'href="/snel-weg/" rel="nofollow noreferrer"' in html
    assert 'role="status"' in html
    assert 'href="tel:112"' in html


def test_what_is_typed_is_forgotten_only_on_a_page_of_a_book():
    assert 'data-drafts="done"' in render_to_string("ui/book.html")
    for name in ("plain", "error"):
        assert 'data-drafts="keep"' in render_to_string(f"ui/{name}.html")


def test_the_menu_of_the_site_marks_where_one_is():
    stop = {"url": "/x/", "icon": "eye", "text": ATTACK, "current": True, "count": 3, "only": "wide"}
    html = render_to_string("ui/book.html", {"nav": [stop]})
    assert '<li class="wide-only"><a href="/x/" aria-current="page">' in html
    assert "<b onclick" not in html


def test_while_viewing_as_somebody_else_the_page_says_so_and_how_to_stop():
    html = render_to_string("ui/book.html", {"viewing_as": {"name": ATTACK, "stop_url": "/stop/"}})
    assert 'action="/stop/"' in html
    assert "van wat jij ziet" in html
    assert "<b onclick" not in html
