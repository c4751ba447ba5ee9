"""Mag overnemen, on the screens: off, given and taken away by one click, or ticked beside what is given; for professionals alone."""

from cast.deeds import does
from cast.family import READ
from gezinsboek.circle import homes
from gezinsboek.circle.models import Grant
from gezinsboek.ground import clock
from gezinsboek.timeline.tests.screens import at, browser, page

from .growing_up import turns, with_a_chapter_about_jade
from .inviting import checks, letter_for, redeems, sends, told, who
from .inviting import says as words_of
from .screens import Screen, grant_of
from .test_own_place import answers, asked


def person(family, key):
    return at("person", family.id, family.members[key])


def grant(family, key, chapter):
    mine = {"member_id": family.members[key], "chapter_id": family.chapters[chapter], "until": None}
    return does("noor", lambda: Grant.objects.filter(**mine).latest("given_at"))


def allowed(family):
    return grant(family, "femke", "Hulp").may_take_over


def says(key, family, what, of="femke", chapter="Hulp", **more):
    told = {"do": "taking", what: str(grant(family, "femke", chapter).id)}
    return browser(key).post(person(family, of), told, **more)


def test_it_is_off_and_given_and_taken_away_by_one_click(family):
    shown = page(browser("noor"), person(family, "femke"))
    assert "neemt niets van anderen over" in shown
    assert "Kan dit tegen ons gebruikt worden?" in shown
    assert says("noor", family, "give").status_code == 302
    assert allowed(family)
    assert "Niet meer overnemen" in page(browser("noor"), person(family, "femke"))
    assert says("noor", family, "give").status_code == 302
    assert says("noor", family, "end").status_code == 302
    assert not allowed(family)


def test_both_are_told_in_the_log(family):
    says("noor", family, "give")
    says("noor", family, "end")
    told = page(browser("noor"), at("log", family.id))
    assert "mag overnemen uit Hulp." in told
    assert "mag niet meer overnemen uit Hulp. Dat deed jij." in told


def test_a_professional_does_not_give_it_to_oneself_but_lays_it_down(family):
    assert "Mag overnemen" not in page(browser("femke"), person(family, "femke"))
    assert says("femke", family, "give").status_code == 404
    says("noor", family, "give")
    assert "Mag overnemen" in page(browser("femke"), person(family, "femke"))
    assert says("femke", family, "end").status_code == 302
    assert not allowed(family)


def test_it_is_for_professionals_alone_and_on_their_own_page(family):
    assert "Mag overnemen" not in page(browser("noor"), person(family, "tine"))
    assert says("noor", family, "give", of="tine").status_code == 404
    assert not allowed(family)


def test_who_does_not_take_part_finds_nothing(family):
    assert says("karim", family, "give").status_code == 404
    assert not allowed(family)


# ---------- why not


def test_after_an_objection_it_is_said_and_where_to_read_what_can_be_done(family):
    for objector in ("mark", "noor"):
        does(objector, lambda: homes.make_objection(family.id))
        refused = words_of(says("noor", family, "give", chapter="School", follow=True))
        assert "er loopt een bezwaar" in refused and "Een andere ouder" not in refused
        assert not grant(family, "femke", "School").may_take_over
        does(objector, lambda: homes.take_objection_back(family.id))


def test_from_sixteen_a_guardian_is_told_that_the_young_person_decides(family):
    with_a_chapter_about_jade(family)
    with clock.moved_to(turns(16)):
        family.grant("jade", "noor", "Jade", READ)
        shown = page(browser("noor"), person(family, "femke"))
        assert "Hierover beslist Jade zelf." in shown
        assert "Hierover beslist Jade zelf." in words_of(says("noor", family, "give", chapter="Jade", follow=True))
        assert says("jade", family, "give", chapter="Jade").status_code == 302
        assert grant(family, "femke", "Jade").may_take_over
        assert says("noor", family, "end", chapter="Jade").status_code == 404
        assert says("jade", family, "end", chapter="Jade").status_code == 302
        assert not grant(family, "femke", "Jade").may_take_over


def test_a_young_person_is_not_told_whose_objection_it_is(family):
    with_a_chapter_about_jade(family)
    with clock.moved_to(turns(16)):
        for guardian in ("noor", "mark"):
            family.grant("jade", guardian, "Jade", READ)
        does("mark", lambda: homes.make_objection(family.id))
        refused = words_of(says("jade", family, "give", chapter="Jade", follow=True))
        assert "Dat ligt niet aan jou." in refused and "bezwaar" not in refused


# ---------- "nog niet", for a chapter about a young person


def test_a_guardian_sees_what_it_waits_for_and_the_helper_sees_nothing_yet(family):
    with_a_chapter_about_jade(family)
    answer = words_of(says("noor", family, "give", chapter="Jade", follow=True))
    assert answer.count("Nog niet. Eerst moet ook Jade ja zeggen.") == 1
    assert "nog niet. Eerst moet ook Jade ja zeggen." in answer and "Toch niet" in answer
    assert "Mag overnemen" not in page(browser("femke"), person(family, "femke"))


def test_the_young_person_is_asked_in_her_own_words_and_says_yes(family):
    with_a_chapter_about_jade(family)
    says("noor", family, "give", chapter="Jade")
    jade = Screen(family, "jade")
    assert "1 vraag voor jou" in jade.page()
    assert "Mag Femke woorden over jou meenemen?" in jade.page("jouw-plek/")
    answers(jade, "taking", "yes", grant=asked(jade))
    assert "woorden over jou meenemen" not in jade.page("jouw-plek/")
    assert "Mag overnemen" in page(browser("femke"), person(family, "femke"))
    assert "zei ja:" in jade.page("wie-heeft-gekeken/")


def test_a_no_looks_like_not_yet_everywhere_and_can_become_a_yes(family):
    with_a_chapter_about_jade(family)
    says("noor", family, "give", chapter="Jade")
    noor, jade = Screen(family, "noor"), Screen(family, "jade")
    pages = ("", "wie-ziet-wat/", "mensen/", f"mensen/{family.members['femke']}/", "wie-heeft-gekeken/")
    before = [words_of(noor.get(path)) for path in pages]
    grant_id = asked(jade)
    answers(jade, "taking", "no", grant=grant_id)
    assert [words_of(noor.get(path)) for path in pages[:-1]] == before[:-1]
    assert "zei nee" not in words_of(noor.get(pages[-1]))
    assert "Je mag je bedenken" in jade.page("jouw-plek/") and "vraag voor jou" not in jade.page()
    answers(jade, "taking", "yes", grant=grant_id)
    assert "Mag overnemen" in page(browser("femke"), person(family, "femke"))


def test_a_second_click_on_yes_to_reading_is_no_yes_to_taking_over(family):
    with_a_chapter_about_jade(family)
    noor, jade = Screen(family, "noor"), Screen(family, "jade")
    given = gives(noor, "daan", "Jade", taking="on")
    assert "Eerst moet ook ja zeggen over wie School van Jade gaat." in words_of(given)
    grant_id = asked(jade)
    for _ in range(2):
        answers(jade, "reader", "yes", grant=grant_id)
    assert "Mag Meester Daan woorden over jou meenemen?" in jade.page("jouw-plek/")
    assert given_now(family, "daan", "Jade").taking_yes is None


# ---------- ticked while giving a chapter


def given_now(family, member, chapter):
    found = grant_of(family, member, chapter)
    assert found
    return found


def takes(family, member, chapter):
    return given_now(family, member, chapter).may_take_over


def gives(screen, member, chapter, **more):
    """The form of one box, filled in and sent."""
    path = f"wie-ziet-wat/{screen.family.members[member]}/{screen.family.chapters[chapter]}/"
    first = screen.page(path).partition('name="grant" value="')[2][:36]
    return screen.post(path, {"grant": first, "level": READ, "since": "today", **more}, follow=True)


def offers(screen, member, chapter):
    path = f"wie-ziet-wat/{screen.family.members[member]}/{screen.family.chapters[chapter]}/"
    return "Mag ook woorden van anderen overnemen" in screen.page(path)


def test_it_is_ticked_while_giving_a_chapter_and_off_until_then(family):
    noor = Screen(family, "noor")
    assert "mag ook overnemen" not in words_of(gives(noor, "daan", "Hulp"))
    assert not takes(family, "daan", "Hulp")
    assert "mag ook overnemen" in words_of(gives(noor, "daan", "Hulp", taking="on"))
    assert takes(family, "daan", "Hulp")
    assert not offers(noor, "daan", "Hulp")
    gives(noor, "daan", "Hulp")
    assert takes(family, "daan", "Hulp")


def test_it_is_not_offered_for_grandmother_and_not_after_an_objection(family):
    noor = Screen(family, "noor")
    assert not offers(noor, "tine", "School")
    gives(noor, "tine", "School", taking="on")
    assert not takes(family, "tine", "School")
    assert offers(noor, "femke", "School")
    does("mark", lambda: homes.make_objection(family.id))
    assert not offers(noor, "femke", "School")
    gives(noor, "femke", "School", since="keep", taking="on")
    assert not takes(family, "femke", "School")


# ---------- ticked while inviting


def test_it_is_ticked_while_inviting_and_holds_for_what_is_given_then(family):
    noor = browser("noor")
    step = told(family, {"School": "read", "Hulp": "read"}, taking="on")
    assert "Karim mag ook woorden van anderen overnemen." in words_of(checks(noor, family, step, "Karim"))
    assert redeems("karim", letter_for(noor, family, step, name="Karim")) == "in"
    family.members["karim"] = Screen(family, "noor").page("mensen/").partition("Karim")[0].rpartition("mensen/")[2][:36]
    assert all(takes(family, "karim", chapter) for chapter in ("School", "Hulp"))


def test_an_invitation_says_nothing_about_it_until_it_is_ticked(family):
    noor = browser("noor")
    assert "overnemen" not in words_of(checks(noor, family, told(family), "Karim"))
    sends(noor, family, told(family), name="Karim")
    assert not does("noor", lambda: Grant.objects.filter(dossier_id=family.id, may_take_over=True).exists())


def test_whoever_is_no_professional_is_not_invited_with_it(family):
    noor = browser("noor")
    for kind, offered in (("school", True), ("network", False)):
        who(noor, family, "Karim", kind)
        assert ("woorden van anderen overnemen" in words_of(noor.get(at("invite_what", family.id)))) is offered
    sends(noor, family, told(family, title="buurman", taking="on"), name="Karim", kind="network")
    assert not does("noor", lambda: Grant.objects.filter(dossier_id=family.id, may_take_over=True).exists())


def test_an_invitation_into_a_chapter_about_her_says_that_a_young_person_says_yes_first(family):
    with_a_chapter_about_jade(family)
    noor, step = browser("noor"), told(family, {"Jade": "read"}, taking="on")
    assert "Dan zegt die eerst zelf ja." in words_of(checks(noor, family, step, "Karim"))
    sends(noor, family, step, name="Karim")
    jade = Screen(family, "jade")
    assert "Mag Karim over jou lezen?" in jade.page("jouw-plek/")
    answers(jade, "reader", "yes", grant=asked(jade))
    assert "Mag Karim woorden over jou meenemen?" in jade.page("jouw-plek/")
