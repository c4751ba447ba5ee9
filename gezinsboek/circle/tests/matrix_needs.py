"""Worlds in which a planted fault can show at all. A world is cheap to make and dear to ask about, so where such a thing is rare,
the others are passed over."""

from collections.abc import Callable
from uuid import UUID

from .matrix_world import DAY, FAMILY, Row, World
from .model_of_keys import age, live, out, running

Need = Callable[[World], bool]


def any_world(world: World) -> bool:
    return True


def with_some(table: str, *, running: bool) -> Need:
    """A row of this table that runs, or one that ended."""
    return lambda world: any(running is not bool(row.ended) for row in world.of(table))


def waits_to_be_erased(world: World) -> bool:
    return any(book.until for book in world.of("dossier"))


def objected(world: World) -> set[UUID | None]:
    """The books in which an objection runs."""
    return {row.book for row in world.of("objection") if not row.ended}


def objected_beside_a_private_chapter(world: World) -> bool:
    return any(chapter.owner and chapter.book in objected(world) for chapter in world.of("chapter"))


def a_child_is_asked_past_an_objection(world: World) -> bool:
    return any(grant.asks and not grant.yes and grant.book in objected(world) for grant in world.of("chapter_grant"))


def a_chapter_is_about_a_child_of(years: int) -> Need:
    """And somebody is there to whom it could be given."""

    def there(world: World) -> bool:
        outside = {m.book for m in world.of("member") if m.role in ("network", "professional") and not m.ended}
        about = [chapter for chapter in world.of("chapter") if chapter.about and not chapter.owner]
        return any(age(world, chapter.about) == years and chapter.book in outside for chapter in about)

    return there


def two_guardians_of_a_child(*, born: bool) -> Need:
    """Whose birth date stands already, or was never said."""

    def there(world: World) -> bool:
        guardians = [m.book for m in world.of("member") if m.role == "guardian" and live(world, m)]
        return any(guardians.count(child.book) > 1 and bool(child.born) == born for child in world.of("child"))

    return there


def a_guardian_is_invited_beside_others(world: World) -> bool:
    """By one, with a code in hand that opens something, while another who must say yes takes part."""
    for row in world.of("invitation"):
        invited = world.get("member", row.member)
        spent = row.used or row.withdrawn or row.refused or row.by_mail or row.tries >= 5
        if invited.role == "guardian" and not spent:
            here = {
                m.id for m in world.of("member") if m.book == invited.book and m.role == "guardian" and live(world, m)
            }
            given = any(g.member == invited.id and running(world, g) for g in world.of("chapter_grant"))
            if given and invited.invited_by in here and len(here) > 1:
                return True
    return False


def paused_with_an_address(world: World) -> bool:
    return with_some("pause", running=True)(world) and bool(world.of("address"))


def paused_with_a_place(world: World) -> bool:
    """The pauser wrote one down and named who is paused."""
    runs = {(pause.member, pause.other) for pause in world.of("pause") if not pause.ended}
    return any((one.author, name) in runs for one in world.of("appointment_place") for name in one.audience or ())


def taken_with_an_answer_that_is_held_back(world: World) -> bool:
    """By who answered, and it did not leave."""
    held = {(reply.item, reply.author) for reply in world.of("reply") if not out(world, reply)}
    now = (row for row in world.of("takeover") if row.created and row.created >= world.now)
    return any((row.item, row.member) in held for row in now if row.level == "replied")


def of_a_professional(such: Callable[[Row], bool]) -> Need:
    """Such a stukje of a professional who takes part."""

    def there(world: World) -> bool:
        helpers = {m.id for m in world.of("member") if m.role == "professional" and live(world, m)}
        return any(item.author in helpers and such(item) for item in world.of("item"))

    return there


def may_take_over_of_a_child(*, private: bool) -> Need:
    """A professional who takes part, in a chapter about a child who takes part too, shared or private."""

    def there(world: World) -> bool:
        children = {m.child for m in world.of("member") if m.role == "youth" and m.child and live(world, m)}
        for grant in world.of("chapter_grant"):
            chapter, whose = world.get("chapter", grant.chapter), world.get("member", grant.member)
            fits = chapter.about in children and bool(chapter.owner) is private and whose.role == "professional"
            if fits and grant.takes and running(world, grant) and live(world, whose):
                return True
        return False

    return there


def taken_behind_a_pause(world: World) -> bool:
    """Somebody is paused wholly, and another took something over since."""
    for pause in world.of("pause"):
        since = pause.since
        if since is None or pause.ended or not pause.private or not live(world, world.get("member", pause.other)):
            continue
        later = (row for row in world.of("takeover") if row.book == pause.book and row.member != pause.other)
        if any(row.created and row.created > since for row in later):
            return True
    return False


def asked_by_a_helper(world: World) -> bool:
    """A professional, about what that helper did not write."""
    for question in world.of("question"):
        by, asked = world.get("member", question.author), world.get("member", question.asked)
        if asked.role == "professional" and by.role not in FAMILY and world.get("item", question.item).author != by.id:
            return True
    return False


def a_step_names_somebody(world: World) -> bool:
    """Who takes part."""
    here = {m.id for m in world.of("member") if live(world, m)}
    return any(here & set(step.audience or ()) for step in world.of("step"))


def changed_behind_a_pause(table: str) -> Need:
    """A row that the pauser changed since, in a book where somebody else is paused."""

    def there(world: World) -> bool:
        for pause in world.of("pause"):
            since = pause.since
            if since is None or pause.ended or not live(world, world.get("member", pause.other)):
                continue
            later = (row for row in world.of(table) if row.changed_by == pause.member)
            if any(row.changed and row.changed > since for row in later):
                return True
        return False

    return there


a_goal_changed_behind_a_pause = changed_behind_a_pause("goal")
a_step_changed_behind_a_pause = changed_behind_a_pause("step")


def made_behind_a_pause(table: str) -> Need:
    """A row that was made since somebody was paused, by another."""

    def there(world: World) -> bool:
        for pause in world.of("pause"):
            since = pause.since
            if since is None or pause.ended or not live(world, world.get("member", pause.other)):
                continue
            later = (row for row in world.of(table) if row.book == pause.book and row.author != pause.other)
            if any(row.created and row.created > since for row in later):
                return True
        return False

    return there


def made_by_who_is_paused(world: World) -> bool:
    """A version, since."""
    for pause in world.of("pause"):
        here = not pause.ended and live(world, world.get("member", pause.other))
        made = (row for row in world.of("plan_version") if row.author == pause.other)
        if here and pause.since and any(row.created and row.created > pause.since for row in made):
            return True
    return False


def took_an_appointment(such: Callable[[World, Row], bool]) -> Need:
    """Such a one, by a professional who takes part and said nothing more at it."""

    def there(world: World) -> bool:
        helpers = {m.id for m in world.of("member") if m.role == "professional" and live(world, m)}
        taken = [t for t in world.of("takeover") if t.member in helpers and t.item in world.rows["appointment"]]
        said = {(one.item, one.author) for table in ("reply", "step") for one in world.of(table)}
        return any((t.item, t.member) not in said and such(world, t) for t in taken)

    return there


def one_of_mine(world: World, taken: Row) -> bool:
    return world.get("item", taken.item).author == taken.member


def with_only(table: str) -> Callable[[World, Row], bool]:
    """Of mine, and nothing else about it says that it was moved."""

    def there(world: World, taken: Row) -> bool:
        others = {row.item for row in world.of("occurrence")} if table != "occurrence" else set()
        hung = any(row.item == taken.item for row in world.of(table))
        return one_of_mine(world, taken) and hung and taken.item not in others

    return there


def moved_since_long_ago(world: World, taken: Row) -> bool:
    """Mine, which I wrote long ago."""
    item = world.get("item", taken.item)
    said = item.changed or item.created or world.now
    return said < world.now - 3 * DAY and with_only("occurrence")(world, taken)


def moved_by_a_pauser(world: World, taken: Row) -> bool:
    """Not mine, and changed behind the pause that I am under."""
    when = world.get("appointment", taken.item).changed
    if one_of_mine(world, taken) or when is None or taken.created is None or when <= taken.created:
        return False
    pauses = [one for one in world.of("pause") if one.other == taken.member and not one.ended]
    return any(one.since and when > one.since for one in pauses if one.private or one.member == _mover(world, taken))


def _mover(world: World, taken: Row) -> UUID | None:
    return world.get("appointment", taken.item).changed_by
