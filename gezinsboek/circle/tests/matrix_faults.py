"""Faults planted in the rules, inside a transaction that is rolled back: what the matrix must be able to find."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from gezinsboek.circle.rules import FILES

from . import matrix_addresses as homes
from . import matrix_agenda as agenda
from . import matrix_deeds as d
from . import matrix_needs as needs
from . import matrix_plan as plan
from . import matrix_plan_papers as papers
from . import matrix_plan_versions as versions
from . import matrix_signals as signals
from . import matrix_stack as stack
from . import matrix_taking as taking
from .matrix_chooser import Kind
from .matrix_needs import Need
from .matrix_world import AGES, TABLES
from .wires import Connection, one


@dataclass(frozen=True)
class Fault:
    """A piece of a function, view or policy, and what stands there wrongly. `where` is its name; a policy has a table.
    `by` are the deeds that it spoils; without them reading finds it. One about a single birthday is looked for among
    children of those `ages`: among all it would take hours; one that shows only in some worlds, in those it `needs`; one that
    shows only after a deed, by looking `after` so many of them. It is looked for in all that can be seen and asked, or where
    it `shows` best: in these tables, or in none and only in what is asked."""

    where: str
    right: str
    wrong: str
    by: tuple[Kind, ...] = ()
    ages: tuple[int, ...] = AGES
    needs: Need = needs.any_world
    after: float = 0.1
    shows: tuple[str, ...] | None = None

    @property
    def tables(self) -> tuple[str, ...]:
        """In which tables to look for it by reading: a policy spoils its own."""
        if " on " in self.where:
            return (self.where.split(" on ")[1],)
        return TABLES if self.shows is None else self.shows


BOOKS = ("person", "member", "item")  # where most of what opens a book or a chapter wrongly shows
ASKED = ()

FAULTS = {
    "dates of grants are not looked at": Fault(
        "my_since", "min(since) as since", "'-infinity'::timestamptz as since", shows=BOOKS
    ),
    "an item from exactly that moment is missed": Fault("see on item", "created_at >= ", "created_at > "),
    "names on an item are not looked at": Fault("see on item", "(audience IS NULL)", "true"),
    "private chapters open without a passkey": Fault("my_keys", "(k.owner is null or c.fresh)", "true", shows=BOOKS),
    "ended grants still open": Fault("key", "g.until > acl.now()", "true", shows=BOOKS),
    "a book that waits to be erased is read": Fault(
        "key", "d.erase_at is null or", "true or", needs=needs.waits_to_be_erased, shows=BOOKS
    ),
    "who left still reads": Fault("live", "and ended_at is null", "", shows=BOOKS),
    "who expired still reads": Fault("live", "expires_at > acl.now()", "true", shows=BOOKS),
    "an expired claim is believed": Fault("claim", "not between 0 and 60", "> 60", shows=BOOKS),
    "a forged claim is believed": Fault(
        "claim", "or part[7] is distinct from", "or null is distinct from", shows=BOOKS
    ),
    "looking as somebody shows all that I see": Fault("as_member on item", "IS NULL) OR", "IS NULL) OR true OR"),
    "the bin is open to every reader": Fault("see on item", "deleted_at IS NULL) OR", "deleted_at IS NULL) OR true OR"),
    "private helpers are known to who invited them": Fault(
        "members_i_know", "((select acl.fresh())", "((select true)", shows=("person", "member")
    ),
    "the log tells of private chapters": Fault("see on log_line", "NOT private", "true"),
    "a reply is read in its first seconds": Fault("see on reply", "(held_until IS NULL)", "true"),
    "the log tells of a reply in its first seconds": Fault("see on log_line", "NOT acl.not_out", "true OR acl.not_out"),
    "a reply is taken back by another": Fault(
        "unsend_reply", "y.author = any(acl.my_members())", "true", (d.unsend_reply,)
    ),
    "an earlier text outlives its reply": Fault("see on revision", '"row" = item_id', "true"),
    "a guardian reads what is about a child of sixteen": Fault("see on item", "(about IS NULL)", "true", ages=(16,)),
    "a chapter about a child of sixteen stays open": Fault(
        "key", "(c.about is null or c.about <> all(x.closed))", "true", ages=(16,), shows=BOOKS
    ),
    "sixteen is a year too late": Fault("grown", "acl.born_by(16)", "acl.born_by(17)", ages=(16,), shows=BOOKS),
    "a letting that ended still opens": Fault(
        "shut", "and l.ended_at is null", "", needs=needs.with_some("letting", running=False), shows=BOOKS
    ),
    "what a child allowed before eighteen still counts": Fault(
        "shut",
        "and l.given_at >= w.counts_from",
        "",
        ages=(18,),
        needs=needs.with_some("letting", running=True),
        shows=BOOKS,
    ),
    "a new reader comes in without the child's yes": Fault(
        "key", "(g.asks is null or g.yes_at is not null)", "true", shows=BOOKS
    ),
    "a child of twelve is not asked": Fault(
        "asked_child", ">= 12", "> 12", (d.give, d.redeem), (12,), needs=needs.a_chapter_is_about_a_child_of(12)
    ),
    "somebody else answers for the child": Fault(
        "asked_of_me",
        "w.child in (select acl.child_i_am())",
        "true",
        (d.say_reader, taking.say_taking),
    ),
    "a guardian gives what is about a child of sixteen": Fault(
        "key", "then m.role = 'youth' and", "then true or", (d.give,)
    ),
    "a child of fifteen lets a guardian read": Fault("let_read", ">= 16", ">= 15", (d.let_read,), (15, 16)),
    "a child of twelve counts as younger": Fault(
        "authors_i_may_change", "< 12", "<= 12", (d.bin_, d.narrow, d.rewrite), (12,)
    ),
    "a professional narrows the family away": Fault("narrow", "not acl.family(present) <@ names", "false", (d.narrow,)),
    "moving counts not as widening": Fault("move", "if not after_ <@ before_", "if false", (d.move,)),
    "a guardian widens what another wrote": Fault("take", "then i.author = k.member_id", "then true", (d.widen,)),
    "more is given than one has": Fault("may_grant", "(lvl = k.level or k.level = 'write')", "true", (d.give,)),
    "guardians put one another out": Fault("protected", "m.role = 'guardian' or", "", (d.end_grant, d.end_member)),
    "a longer stay opens more": Fault("set_until", "> m.expires_at then", "> 'infinity' then", (d.set_until,)),
    "what no longer fits comes in": Fault("enter", "or not acl.may_grant(", "or false and acl.may_grant(", (d.redeem,)),
    "a pause hides nothing": Fault(
        "my_veil", "p.since from mine p\n      union", "'infinity'::timestamptz from mine p\n      union"
    ),
    "what was opened since is shown": Fault(
        "veil_row",
        "p.paused = any(after_)",
        "false",
        (d.move, d.restore),
        needs=needs.with_some("pause", running=True),
        after=1,
    ),
    "an objection stops nothing": Fault("frozen", "where o.ended_at is null", "where false", (d.give,)),
    "an objection stops private chapters too": Fault(
        "frozen", "and k.owner is null", "", (d.give,), needs=needs.objected_beside_a_private_chapter
    ),
    "a guardian comes in without a yes of all": Fault(
        "guardians_to_agree",
        "and g.id <> n.invited_by",
        "and false",
        (d.redeem,),
        needs=needs.a_guardian_is_invited_beside_others,
    ),
    "a guardian gets an end beforehand": Fault("safe_from", "'-infinity'::timestamptz", "null", (d.give,)),
    "everybody proves their own gezag": Fault("see_custody", "or x.member = m.id", "", (d.see_custody,)),
    "one guardian makes a child grown": Fault(
        "set_birth",
        "born_ < stood end\n        and exists",
        "born_ < stood end and false\n        and exists",
        (d.set_birth,),
    ),
    "one guardian makes a child older by tomorrow": Fault(
        "set_birth",
        "born_ < stood",
        "acl.band(extract(year from age(today, born_))::int) > acl.band(was)",
        (d.set_birth,),
    ),
    "a first date makes a child grown at once": Fault(
        "set_birth", "extract(year from age(today, born_ - 30)) >= 12", "false", (d.set_birth,)
    ),
    "a first date makes a child twelve at once": Fault(
        "set_birth", "age(today, born_ - 30)) >= 12", "age(today, born_ - 30)) >= 16", (d.set_birth,)
    ),
    "a first date makes a child grown by tomorrow": Fault(
        "set_birth", "age(today, born_ - 30)", "age(today, born_)", (d.set_birth,)
    ),
    "a birth date is mended by another": Fault("set_birth", "b.said_by = m.id and", "", (d.set_birth,)),
    "a birth date is mended for ever": Fault("set_birth", "interval '1 day'", "interval '9 days'", (d.set_birth,)),
    "a yes to a birth date never lapses": Fault(
        "says_born", "interval '30 days'", "interval '90 days'", (d.set_birth,)
    ),
    "spelregels of a pauser are read": Fault("see on agreement", "NOT acl.hides(", "true OR NOT acl.hides("),
    "spelregels are read while the book waits": Fault(
        "see on agreement", "(d.erase_at IS NULL)", "true", needs=needs.waits_to_be_erased
    ),
    "a yes of the child goes past an objection": Fault(
        "say_reader",
        "or yes and acl.frozen(x.chapter_id)",
        "",
        (d.say_reader,),
        (12, 14),
        needs=needs.a_child_is_asked_past_an_objection,
    ),
    "a guardian says whom of sixteen another's words are about": Fault(
        "say_about", "acl.age(child) >= 16 and", "false and", (d.say_about,), (16, 16, 18)
    ),
    "a weerwoord that was taken back is read": Fault("see on rebuttal", "deleted_at IS NULL", "true"),
    "a weerwoord at one's own words": Fault("may_rebut", "and a.id <> m.id", "", (d.add("rebuttal"),)),
    "a guardian answers for a child of twelve": Fault("may_rebut", "< 12", "<= 12", (d.add("rebuttal"),), (12,)),
    "a professional answers a professional": Fault(
        "may_rebut", "or m.role = 'network'", "or m.role in ('network', 'professional')", (d.add("rebuttal"),)
    ),
    "a weerwoord is taken back by another": Fault(
        "take_back", "r.author = any(acl.my_members())", "true", (d.take_back,)
    ),
    "a yes to the spelregels is seen by every reader": Fault(
        "see on accord", "member IN ( SELECT acl.members_i_know()", "true OR member IN ( SELECT acl.members_i_know()"
    ),
    "who does not arrange the book says its spelregels": Fault(
        "i_may_say_agreement", "k.role = 'guardian' or", "true or", (d.say_agreement,)
    ),
    "an older text is agreed to": Fault(
        "say_accord", "from x then raise", "from x and false then raise", (d.say_accord,)
    ),
    "asking reaches who does not read": Fault(
        "may_ask", "where person =", "where true or person =", (d.add("question"),)
    ),
    "an address opens to who knows its author": Fault(
        "my_addresses", "where o.reader = any((select acl.my_members())::uuid[])", "where true", shows=("address",)
    ),
    "a pause leaves the address open": Fault(
        "address_veiled",
        "v.veil ->> author::text <> 'infinity'",
        "false",
        needs=needs.paused_with_an_address,
        shows=("address",),
    ),
    "the address of a child of sixteen stays open": Fault(
        "address_open", "g.child_id = a.child_id", "false", ages=(16,), shows=("address",)
    ),
    "the log tells that there is an address": Fault("see on log_line", "'address read'", "'address seen'"),
    "who stopped is still named": Fault(
        "close_addresses", "delete from public.address_reader r where r.member = new.id;", "", (d.end_member,)
    ),
    "a guardian writes for a child of twelve": Fault("whose_address", "< 12", "<= 12", (homes.say_address,), (12,)),
    "somebody unknown is named": Fault(
        "say_address", "or n not in (select acl.members_i_know())", "", (homes.say_address,)
    ),
    "a place is read by who reads the appointment": Fault(
        "see on appointment_place", "(place_for &&", "(true OR place_for &&"
    ),
    "a place is read by who is paused": Fault(
        "see on appointment_place",
        "NOT acl.address_veiled(",
        "true OR acl.address_veiled(",
        needs=needs.paused_with_a_place,
    ),
    "a place is seen while looking as who is not named": Fault(
        "as_member on appointment_place", "author = ", "true OR author = "
    ),
    "a place outlives its appointment's walls": Fault("see on appointment_place", "(EXISTS (", "(true OR EXISTS ("),
    "a new time shows behind a pause": Fault(
        "appointment_veiled",
        "acl.hides(v.veil, x, by_, dossier, at)",
        "false",
        needs=needs.with_some("pause", running=True),
        shows=("appointment",),
    ),
    "what I wrote is veiled since another moved it": Fault(
        "appointment_veiled",
        "and not exists (",
        "and true or exists (",
        needs=needs.with_some("pause", running=True),
        shows=("appointment",),
    ),
    "somebody unknown comes to the appointment": Fault(
        "guard_appointment", "w not in (select acl.members_i_know())", "false", (agenda.change_appointment,)
    ),
    "an appointment is changed from an older version": Fault(
        "guard_detail", "new.version <> old.version + 1", "false", (agenda.change_appointment,)
    ),
    "others' words are taken over without mag overnemen": Fault(
        "takes_over", "g.may_take_over and", "", (taking.take_over,)
    ),
    "words about a child of twelve are taken over without its yes": Fault(
        "takes_over", ">= 12", "> 12", ages=(12,), needs=needs.may_take_over_of_a_child(private=False), shows=ASKED
    ),
    "the yes of one child is taken for that of another": Fault(
        "takes_over", "a is distinct from", "null is distinct from", shows=ASKED
    ),
    "words about a child lie in a chapter about nobody": Fault(
        "takes_over", "unnest(array[c.about, of_])", "unnest(array[c.about])", shows=ASKED
    ),
    "the child is asked about a private chapter": Fault(
        "asked_of_me", "and c.owner is null", "", needs=needs.may_take_over_of_a_child(private=True), shows=ASKED
    ),
    "a yes to reading is one to taking over": Fault(
        "say_reader", "where (q.what = 'take') = taking", "", (d.say_reader, taking.say_taking)
    ),
    "mag overnemen is given anew with the yes of before": Fault(
        "allow_taking",
        "case when yes then child end",
        "case when yes then child else taking_yes end",
        (taking.allow_taking,),
    ),
    "mag overnemen waits for a child that gave it": Fault(
        "allow_taking", "case when yes then child end", "null", (taking.allow_taking,), (16, 18)
    ),
    "a network member takes over": Fault("to_take", "= 'professional'", "in ('professional', 'network')", shows=ASKED),
    "who looks as somebody takes over": Fault("to_take", "and acl.as_member() is null", "", (taking.take_over,)),
    "a colleague's question gives away others' words": Fault(
        "to_take", "a.role in ('guardian', 'youth')", "true", (taking.take_over,), needs=needs.asked_by_a_helper
    ),
    "what was asked behind a pause is taken over": Fault(
        "to_take",
        "and not acl.hides((select acl.my_veil()), q.id",
        "and true or acl.hides((select acl.my_veil()), q.id",
        needs=needs.with_some("pause", running=True),
        shows=ASKED,
    ),
    "the step of another is taken over as one's own": Fault(
        "to_take", "s.author = (x.k).member_id", "true", (taking.take_over,)
    ),
    "what lies in the bin is taken over": Fault(
        "to_take",
        "and (x.i).deleted_at is null",
        "",
        needs=needs.of_a_professional(lambda i: bool(i.deleted)),
        shows=ASKED,
    ),
    "own words are taken over as another made them": Fault(
        "to_take",
        "where s.why = 'own'",
        "where s.why = 'nobody'",
        (taking.take_over,),
        needs=needs.of_a_professional(lambda i: i.changed_by not in (None, i.author)),
    ),
    "no reason is needed for others' words": Fault(
        "take_over", "may.why <> 'allowed' or", "true or", (taking.take_over,)
    ),
    "a version is taken over that is not there": Fault(
        "take_over", "between 1 and may.version", ">= 1", (taking.take_over,)
    ),
    "an id of another counts as the first click": Fault(
        "take_over", "then perform acl.refuse(); end if;\n    return;", "then end if;\n    return;", (taking.take_over,)
    ),
    "a receipt is seen by who does not read the stukje": Fault("see on takeover", "(EXISTS (", "(true OR EXISTS ("),
    "a receipt of a private chapter is seen without a passkey": Fault("see on takeover", "(NOT private)", "true"),
    "a receipt is seen in the first seconds": Fault("see on takeover", "(taken_at <=", "(true OR taken_at <="),
    "a receipt is seen behind a pause": Fault(
        "see on takeover", "NOT acl.hides(", "true OR NOT acl.hides(", needs=needs.taken_behind_a_pause
    ),
    "a delivery is seen by another": Fault("see on delivery", "(person =", "(true OR person ="),
    "a delivery is seen while looking as somebody": Fault("as_member on delivery", "IS NULL", "IS NULL OR true"),
    "mag overnemen is given by who does not give there": Fault(
        "allow_taking", "(k.gives and", "(", (taking.allow_taking,)
    ),
    "mag overnemen is given to grandmother": Fault(
        "allow_taking", "and m.role = 'professional'", "", (taking.allow_taking,)
    ),
    "mag overnemen goes past an objection": Fault(
        "allow_taking",
        "if yes and acl.frozen(x.chapter_id) then perform acl.refuse(); end if;",
        "",
        (taking.allow_taking,),
        needs=needs.with_some("objection", running=True),
    ),
    "who is given a chapter again may take over": Fault(
        "give", "takes := takes or was.may_take_over", "takes := true", (d.give,)
    ),
    "an answer that is taken back was taken over": Fault(
        "unsend_reply",
        "perform acl.not_taken_after_all(r.item_id, r.author, r.created_at);",
        "",
        (d.unsend_reply,),
        needs=needs.taken_with_an_answer_that_is_held_back,
    ),
    "whoever reads a goal ticks its steps": Fault(
        "may_tick", "(h.k).member_id = any(s.who) or", "true or", (plan.tick,)
    ),
    "a step is ticked while looking as somebody": Fault(
        "may_tick", "and acl.as_member() is null", "", needs=needs.a_step_names_somebody, shows=ASKED
    ),
    "a step in the bin is ticked": Fault(
        "may_tick", "and s.deleted_at is null", "", needs=needs.a_step_names_somebody, shows=ASKED
    ),
    "a step names who does not read its goal": Fault(
        "guard_step", "and not acl.may_ask(new.item_id, w)", "and false", (plan.add_step, plan.rewrite_step)
    ),
    "a step in the bin is seen": Fault("see on step", "deleted_at IS NULL) OR", "deleted_at IS NULL) OR true OR"),
    "an order tells of a step that is not seen": Fault(
        "see on step_order", "(EXISTS ( SELECT\n   FROM step s\n  WHERE (s.id = step_order.first)))", "true"
    ),
    "steps wait for one another in a circle": Fault("guard_order", "where b.id = new.step", "where false", (plan.tie,)),
    "whoever takes part gets a score written down": Fault(
        "may_score_for", "and not exists (select from acl.live m where m.child_id = child)", "", (plan.add_score,)
    ),
    "a score is written down for a child who is not known": Fault(
        "may_score_for", "child in (select acl.children_i_know()) and", "", (plan.add_score,)
    ),
    "a score is of tomorrow": Fault("guard_score", "new.scored_on >", "false and new.scored_on >", (plan.add_score,)),
    "a goal is of somebody who does not read it": Fault(
        "may_be_whose", "or acl.may_ask(x, person)", "or true", (plan.add_goal, plan.say_goal)
    ),
    "a goal is said by who may not change it": Fault(
        "say_goal", "acl.take(x, 'change')", "(select (s.i) from acl.seen(array[x]) s limit 1)", (plan.say_goal,)
    ),
    "a goal is closed by who may not change it": Fault(
        "close_goal", "acl.take(x, 'change')", "(select (s.i) from acl.seen(array[x]) s limit 1)", (plan.close_goal,)
    ),
    "an older version of a goal is changed": Fault(
        "say_goal", "made_from is distinct from g.version", "false", (plan.say_goal,)
    ),
    "what the pauser says of a goal is seen": Fault(
        "see on goal", "NOT acl.hides(", "true OR NOT acl.hides(", needs=needs.a_goal_changed_behind_a_pause
    ),
    "a helper sees a signal before the family answered": Fault(
        "see on signal", "(my_keys.role)::text = ANY", "true or (my_keys.role)::text = ANY"
    ),
    "whoever looks as a helper sees a signal before them": Fault(
        "as_member on signal", "(as_keys.role)::text = ANY", "true or (as_keys.role)::text = ANY"
    ),
    "a signal tells of a step that is not seen": Fault("see on signal", "(step IS NULL)", "true OR (step IS NULL)"),
    "an answer is seen without its signal": Fault("see on signal_answer", "(s.id = signal_answer.signal)", "true"),
    "the answer of a helper opens a signal to all": Fault(
        "signal_answered", "m.role in ('guardian', 'youth')", "true", (signals.answer_signal,)
    ),
    "a sign names who does not read its goal": Fault(
        "guard_sign", "where not acl.may_ask(new.item_id, w)", "where false", (signals.add_sign,)
    ),
    "a sign is ended by who may not change it": Fault(
        "end_sign", "and s.author in (select acl.authors_i_may_change())", "", (signals.end_sign,)
    ),
    "a rule is said to have raised what somebody noticed": Fault(
        "guard_signal", "new.rule := 'noticed';", "", (signals.notice,)
    ),
    "what the pauser makes of a step is seen": Fault(
        "see on step", "(acl.cut(id) IS NULL)", "true", needs=needs.a_step_changed_behind_a_pause
    ),
    "days of the plan are read by the network": Fault(
        "see on plan_day",
        "'professional'::character varying",
        "'professional'::character varying, 'network'::character varying",
    ),
    "days of the plan are read along a private chapter": Fault("see on plan_day", "(my_keys.owner IS NULL)", "true"),
    "days of the plan are read behind a pause": Fault("see on plan_day", "NOT acl.hides(", "true OR NOT acl.hides("),
    "days of the plan show while looking as the network": Fault(
        "as_member on plan_day",
        "'professional'::character varying",
        "'professional'::character varying, 'network'::character varying",
    ),
    "a helper says that the parents do not want it": Fault(
        "may_say_day",
        "when what = 'set_aside' and reason = 'declined' then k.role = 'guardian'",
        "when what = 'set_aside' and reason = 'declined' then k.role in ('guardian', 'professional')",
        (papers.say_day,),
    ),
    "a young person under sixteen says yes to a plan": Fault("may_say_day", ">= 16", ">= 12", (papers.say_day,)),
    "who only reads writes a day of the plan down": Fault(
        "may_say_day", "and k.level = 'write'", "", (papers.say_day,)
    ),
    "a day of the plan is taken back by another": Fault(
        "go on plan_day", "(author =", "(true OR author =", (papers.unsay_day,)
    ),
    "an own plan is seen by who does not read the goal": Fault("see on own_plan", "(EXISTS (", "(true OR EXISTS ("),
    "an own plan is said by the family": Fault(
        "may_say_own_plan", "and k.role = 'professional'", "", (papers.say_own_plan,)
    ),
    "an own plan is taken back by another": Fault(
        "go on own_plan", "(author =", "(true OR author =", (papers.unsay_own_plan,)
    ),
    "what a helper does here is read by who does not know them": Fault(
        "see on helping", "(EXISTS (", "(true OR EXISTS ("
    ),
    "what a helper does here is read behind a pause": Fault(
        "see on helping", "NOT acl.hides(", "true OR NOT acl.hides(", needs=needs.with_some("pause", running=True)
    ),
    "a helper says what another does here": Fault(
        "may_say_helping", "k.role in ('guardian', 'youth')", "true", (stack.say_helping,)
    ),
    "who only reads says what a helper does here": Fault(
        "may_say_helping", "and k.level = 'write'", "", (stack.say_helping,)
    ),
    "what a parent does here is said as of a helper": Fault(
        "may_say_helping", "and w.role in ('network', 'professional')", "", (stack.say_helping,)
    ),
    "what a helper does here is taken back by another": Fault(
        "go on helping", "(author =", "(true OR author =", (stack.unsay_helping,)
    ),
    "a request to confer is seen by who does not read the goal": Fault(
        "see on consult", "(EXISTS (", "(true OR EXISTS ("
    ),
    "an answer is seen behind a pause though its request is": Fault(
        "see on consult_answer",
        "NOT acl.hides(",
        "true OR NOT acl.hides(",
        needs=needs.with_some("pause", running=True),
    ),
    "the network asks to confer": Fault("may_consult", "and k.role = 'professional'", "", (stack.ask_consult,)),
    "a request to confer begins with a yes": Fault("guard_consult", "new.answer := '';", "", (stack.ask_consult,)),
    "a helper says yes for the family": Fault(
        "may_answer_consult", "k.role in ('guardian', 'youth')", "true", (stack.answer_consult,)
    ),
    "a request to confer is taken back by another": Fault(
        "may_answer_consult", "k.member_id = c.author", "true", (stack.end_consult,)
    ),
    "what was taken back is answered after all": Fault(
        "may_answer_consult", "c.answer <> 'back' and", "", (stack.answer_consult,)
    ),
    "a version is read along a private chapter": Fault("see on plan_version", "(my_keys.owner IS NULL)", "true"),
    "a version is read behind a pause": Fault(
        "plan_veiled", "and at > p.since", "and false", needs=needs.made_behind_a_pause("plan_version")
    ),
    "one's own version goes with a pause": Fault(
        "plan_veiled", "and p.paused <> plan_veiled.author", "", needs=needs.made_by_who_is_paused
    ),
    "a version shows while looking as who shares nothing": Fault(
        "as_member on plan_version", "(as_keys.owner IS NULL)", "true"
    ),
    "a copy is seen without its goal": Fault("see on plan_part", "(i.id = plan_part.item_id)", "true"),
    "a copy is seen without its version": Fault(
        "see on plan_part",
        "plan_version v",
        "(select plan_part.version as id, plan_part.dossier_id) v",
        needs=needs.made_behind_a_pause("plan_version"),
    ),
    "the yes of somebody unknown is seen": Fault("see on plan_accord", "(author IN (", "(true OR author IN ("),
    "what others say shows while looking": Fault(
        "as_member on plan_accord", "(( SELECT acl.as_member() AS as_member) IS NULL)", "true"
    ),
    "a helper makes a version": Fault(
        "may_make_plan", "k.role = 'guardian' or", "k.role in ('guardian', 'professional') or", (versions.make_plan,)
    ),
    "a young person under sixteen makes a version": Fault("may_make_plan", ">= 16", ">= 12", (versions.make_plan,)),
    "who only reads makes a version": Fault("may_make_plan", "and k.level = 'write'", "", (versions.make_plan,)),
    "who does not see the last version makes the next": Fault(
        "may_make_plan",
        "acl.plan_for_me(book) is not distinct from",
        "(select v.id from public.plan_version v where v.dossier_id = book order by v.number desc limit 1) is not distinct from",
        (versions.make_plan,),
        needs=needs.made_behind_a_pause("plan_version"),
    ),
    "a version is made from an older one": Fault(
        "make_plan", "if made_from is distinct from last then", "if false then", (versions.make_plan,)
    ),
    "a version holds what is private": Fault("make_plan", "and c.owner is null", "", (versions.make_plan,)),
    "a version holds what its maker does not read": Fault(
        "make_plan",
        "acl.seen(items) h join public.chapter c on c.id = (h.i).chapter_id",
        "(select i from public.item i where i.id = any(items)) h join public.chapter c on c.id = (h.i).chapter_id",
        (versions.make_plan,),
    ),
    "the contact is somebody unknown": Fault(
        "make_plan", "o.role <> 'guest' and o.id in (select acl.members_i_know())", "true", (versions.make_plan,)
    ),
    "something is said to a version that holds no more": Fault(
        "agree_plan",
        "if acl.plan_for_me(v.dossier_id) is distinct from version_ then",
        "if false then",
        (versions.agree_plan,),
    ),
    "something is said to a version along a private chapter": Fault(
        "agree_plan", "and k.owner is null", "", (versions.agree_plan,)
    ),
}


@contextmanager
def planted(connection: Connection, fault: Fault) -> Iterator[None]:
    """Inside, the rule is wrong."""
    connection.execute("savepoint planted")
    (_policy if " on " in fault.where else _function)(connection, fault)
    yield
    connection.execute("rollback to savepoint planted; release savepoint planted")


def _function(connection: Connection, fault: Fault) -> None:
    start = rf"create or replace (function|view) acl\.{fault.where}\b"
    text = "\n".join(path.read_text() for path in FILES if not path.read_text().startswith("-- demo only"))
    found = re.search(start + r".*?(?=\n\n|\ncreate |\n--|\nreset)", text, re.DOTALL)
    assert found, fault.where
    assert found[0].count(fault.right) >= 1, f"{fault.where} no longer says {fault.right}"
    connection.execute("set local role gb_acl")
    connection.execute(found[0].replace(fault.right, fault.wrong))
    connection.execute("reset role")


def _policy(connection: Connection, fault: Fault) -> None:
    name, table = fault.where.split(" on ")
    qual = str(one(connection, "select qual from pg_policies where policyname = %s and tablename = %s", name, table))
    assert fault.right in qual, f"{fault.where} no longer says {fault.right}: {qual}"
    wrong = qual.replace(fault.right, fault.wrong)
    connection.execute(f"alter policy {name} on {table} using ({wrong})")
