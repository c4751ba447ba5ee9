"""Runs the matrix: world after world, claim after claim, the same questions to the model and to the database."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from .matrix_chooser import Chooser, Deed, Kind
from .matrix_claims import Claim, claim, guardian, guest, professional, sender, who_began, who_wrote, youth
from .matrix_database import Database, expected
from .matrix_deeds import (
    end_objection,
    end_pause,
    let_read,
    redeem,
    say_guardian,
    say_reader,
    say_yes,
    see_custody,
    set_birth,
    unsend_reply,
    withdraw,
)
from .matrix_maker import Maker
from .matrix_needs import Need, any_world
from .matrix_plan import add_goal, untie
from .matrix_plan_papers import say_own_plan
from .matrix_plan_versions import ALL, make_plan
from .matrix_stack import answer_consult, ask_consult
from .matrix_story import say, smallest, tell
from .matrix_taking import say_taking, take_over
from .matrix_world import AGES, TABLES, World
from .model_of_answers import answers
from .model_of_coming import Deeds
from .model_of_rules import Eyes
from .model_steps import STEPS

# whose deed it is, where hardly anybody else could do it
SPECIAL: dict[Callable[[Chooser], Deed], Callable[[World, Random], Claim]] = {
    redeem: guest,
    say_yes: sender,
    say_reader: youth,
    say_taking: youth,
    let_read: youth,
    say_guardian: guardian,
    see_custody: guardian,
    set_birth: guardian,
    take_over: professional,
    say_own_plan: professional,
    ask_consult: professional,
    answer_consult: guardian,
    make_plan: guardian,
    withdraw: sender,
    end_objection: who_began("objection"),
    end_pause: who_began("pause"),
    unsend_reply: who_wrote("reply", lambda world, row: bool(row.held and row.held > world.now and not row.deleted)),
    add_goal: who_wrote("item", lambda world, row: row.kind == "goal" and row.id not in world.rows["goal"]),
    untie: who_wrote("step_order", lambda world, row: True),
}


@dataclass(frozen=True)
class Difference:
    """Where the two do not agree: in what, what each says, and the world it is in."""

    world: World
    who: Claim
    what: str
    model: Any
    database: Any
    deed: Deed | None = field(default=None, hash=False)

    def told(self) -> str:
        said = f"{self.what}:\n  the rules say  {say(self.world, self.model)}\n  the database says {say(self.world, self.database)}"
        return tell(self.world, self.who, said)


@dataclass
class Matrix:
    """One run over a database. `cases` counts the answers compared: one table, one question or one deed each. `words`
    and `rows` count what came out, since a world in which everything is refused proves nothing."""

    database: Database
    seed: str
    claims: int = 16  # in each world
    deeds: int = 64
    kinds: tuple[Kind, ...] = ALL
    ages: tuple[int, ...] = AGES
    needs: Need = any_world
    after: float = 0.1  # how often what others see is compared after a deed
    tables: tuple[str, ...] = TABLES  # what is seen of them is compared, with all or none of them also the questions
    cases: int = 0
    worlds: int = 0
    found: Difference | None = None
    words: Counter[tuple[str, str]] = field(default_factory=Counter)
    allowed: Counter[Kind] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)

    def differences(self, many: int, *, small: bool = True) -> Iterator[Difference]:
        """Until this many cases are compared; a difference is made small before it is given."""
        while self.cases < many and self.worlds < many:
            name = f"{self.seed}.{self.worlds}"
            self.worlds += 1
            world = Maker(name, self.database.now(), self.ages).make()
            if not self.needs(world):
                continue
            trying = self.in_world(world, Random(f"{name} claims"))
            found = next(trying, None)
            trying.close()  # type: ignore[attr-defined]  # lets go of the world
            if found:
                yield self.smaller(found) if small else found

    def in_world(self, world: World, rng: Random) -> Iterator[Difference]:
        with self.database.holding(world):
            for _ in range(self.claims):
                who = claim(world, rng)
                if self.tables:
                    yield from self.reading(world, who)
                if self.tables in (TABLES, ()):
                    yield from self.asking(world, who)
            for _ in range(self.deeds):
                yield from self.doing(world, *self.choose(world, rng), rng)

    def choose(self, world: World, rng: Random) -> tuple[Claim, Deed]:
        """A deed by anybody: one that is allowed, rather of a kind that was seldom allowed yet; one that fails by as little
        as can be; or any."""
        wanted, kind = rng.choice(("allowed", "allowed", "nearly", "nearly", "any")), rng.choice(self.kinds)
        if wanted == "allowed":
            kind = min(kind, *rng.choices(self.kinds, k=6), key=lambda one: self.allowed[one])
        found: list[tuple[float, Claim, Deed]] = []
        for turn in range(12):
            if turn % 4 == 0:
                special = SPECIAL.get(kind, claim) if rng.random() < 0.8 else claim
                eyes = Eyes(world, special(world, rng))
            deed = kind(Chooser(eyes, rng))
            allowed = Deeds(eyes).do(deed.name, deed.told) in ("done", "in", "set")
            found.append((STEPS.met + rng.random() * 2 - 100 * allowed, eyes.claim, deed))
            if wanted == "any" or (wanted == "allowed" and allowed):
                self.allowed[kind] += allowed
                break
        _, who, deed = max(found, key=lambda one: one[0]) if wanted == "nearly" else found[-1]
        return who, deed

    def reading(self, world: World, who: Claim, after: str = "", deed: Deed | None = None) -> Iterator[Difference]:
        eyes, database = Eyes(world, who), self.database.seen(who, world.now, self.tables)
        model = {table: eyes.seen(table) for table in self.tables}
        for table, rows in model.items():
            self.cases += 1
            self.rows[table] += len(rows)
            if rows != database[table]:
                yield Difference(world, who, f"sees {table}{after}", rows, database[table], deed)

    def asking(self, world: World, who: Claim) -> Iterator[Difference]:
        model, database = answers(Eyes(world, who)), self.database.answers(who, world, world.now)
        for question, answer in model.items():
            self.cases += 1
            if answer != database[question]:
                yield Difference(world, who, question, answer, database[question])

    def doing(self, world: World, who: Claim, deed: Deed, rng: Random) -> Iterator[Difference]:
        self.cases += 1
        deeds = Deeds(Eyes(world, who))
        word = deeds.do(deed.name, deed.told)
        self.words[deed.told.get("table", deed.name), word or "refused"] += 1
        role = "gb_door" if deed.name == "redeem" else "gb_app"
        with self.database.point():
            rows = self.database.attempt(who, world.now, deed.sql, deed.parameters, role)
            said = self.word(deed, rows)
            what = f"{deed.name} {say(world, deed.told)}"
            if word != said:
                yield Difference(world, who, what, word or "refused", said or "refused", deed)
            if word != said or self.database.undone:
                return
            state, wanted = self.database.state(world), expected(deeds.after)
            if deed.name == "add_chapter":  # the first grant gets an id of its own
                made = deed.told["id"]
                state["chapter_grant"] = {(made, *g[1:]) if g[2] == made else g for g in state["chapter_grant"]}
            for table, there in state.items():
                if there != wanted[table]:
                    told = (wanted[table] - there, there - wanted[table])
                    yield Difference(world, who, f"{what} leaves in {table}", *told, deed)
            if word and rng.random() < self.after and deed.name != "add_chapter":
                yield from self.reading_after(world, deeds.after, claim(deeds.after, rng), what, deed)

    def reading_after(self, world: World, after: World, who: Claim, what: str, deed: Deed) -> Iterator[Difference]:
        """Deeds write lines of their own, and rows with ids of their own, which are not in the model's world; all else must
        be as it says."""
        eyes, database = Eyes(after, who), self.database.seen(who, world.now, self.tables)
        model = {table: eyes.seen(table) for table in self.tables}
        for table in model.keys() - {
            "log_line",
            "revision",
            "agreement",
            "accord",
            "assent",
            "custody_proof",
            "address_reader",
        }:
            self.cases += 1
            if model[table] != database[table]:
                yield Difference(world, who, f"sees {table} after {what}", model[table], database[table], deed)

    @staticmethod
    def word(deed: Deed, rows: Any) -> str | None:
        if rows is None:
            return None
        return str(rows[0][0]) if deed.name in ("redeem", "say_yes", "set_birth") else "done"

    def smaller(self, found: Difference) -> Difference:
        """The same difference in the smallest world that still shows it."""
        latest = [found]

        def fails(world: World) -> bool:
            with self.database.holding(world):
                again: Iterator[Difference]
                if found.deed and " after " not in found.what:
                    again = self.doing(world, found.who, found.deed, Random(0))
                elif found.deed:
                    return False
                elif found.what.startswith("sees "):
                    again = self.reading(world, found.who)
                else:
                    again = self.asking(world, found.who)
                kind = found.what.split(" ")[0:2] if not found.deed else found.what.split(" ")[:1]
                same = [d for d in again if d.what.split(" ")[: len(kind)] == kind]
            latest.extend(same[:1])
            return bool(same)

        smallest(found.world, fails)
        return latest[-1]
