"""Planted in the plan: goals, steps, signals, papers, helpers and versions."""

from . import matrix_needs as needs
from . import matrix_plan as plan
from . import matrix_plan_papers as papers
from . import matrix_plan_versions as versions
from . import matrix_signals as signals
from . import matrix_stack as stack
from .matrix_fault import ASKED, Fault

FAULTS = {
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
