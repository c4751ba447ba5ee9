"""Planted in what goes into a record of one's own."""

from . import matrix_deeds as d
from . import matrix_needs as needs
from . import matrix_taking as taking
from .matrix_fault import ASKED, Fault

FAULTS = {
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
    "what another said at a goal is taken over as one's own": Fault(
        "to_take", "s.author = (x.k).member_id", "true", (taking.take_over,)
    ),
    "what one said at a goal is not one's own": Fault(
        "to_take", "from acl.said_at_goal s where", "from acl.said_at_goal s where false and", shows=ASKED
    ),
    "a step in the bin is still said": Fault("said_at_goal", "where s.deleted_at is null", "", shows=ASKED),
    "what was said at a goal does not come back": Fault(
        "not_taken_over", "s.item_id = t.item and s.at > o.taken_at", "false", shows=ASKED
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
    "an appointment that was moved is not to be taken again": Fault(
        "not_taken_over",
        "m.at > o.taken_at",
        "false",
        needs=needs.took_an_appointment(needs.with_only("occurrence")),
        shows=ASKED,
    ),
    "an appointment of before that was moved is not to be taken again": Fault(
        "not_taken_over",
        "or m.at > since_",
        "",
        needs=needs.took_an_appointment(needs.moved_since_long_ago),
        shows=ASKED,
    ),
    "topics that do not go over bring an appointment back": Fault(
        "last_moved",
        "why = 'allowed' and",
        "",
        needs=needs.took_an_appointment(needs.with_only("topic")),
        shows=ASKED,
    ),
    "a hidden place brings an appointment back": Fault(
        "last_moved",
        "from public.occurrence o",
        "from (select id, item_id, author, dossier_id, created_at from public.occurrence union all"
        " select id, item_id, author, dossier_id, created_at from public.appointment_place) o",
        needs=needs.took_an_appointment(needs.with_only("appointment_place")),
        shows=ASKED,
    ),
    "what the pauser moves brings an appointment back": Fault(
        "last_moved",
        "and not acl.appointment_veiled(a.item_id, a.changed_by, a.dossier_id, a.changed_at)",
        "",
        needs=needs.took_an_appointment(needs.moved_by_a_pauser),
        shows=ASKED,
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
}
