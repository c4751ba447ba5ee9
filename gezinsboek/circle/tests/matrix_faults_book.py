"""Planted in who opens a book and what is shared, by whom, at what age, and in a pause."""

from . import matrix_deeds as d
from . import matrix_needs as needs
from . import matrix_taking as taking
from .matrix_fault import BOOKS, Fault

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
        "key",
        "then m.role = 'youth' and",
        "then true or",
        (d.give,),
        (16,),
        needs=needs.a_chapter_is_about_a_child_of(16),
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
        shows=("item",),
    ),
    "an objection stops nothing": Fault(
        "frozen",
        "where o.ended_at is null",
        "where false",
        (d.give,),
        needs=needs.with_some("objection", running=True),
    ),
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
        needs=needs.two_guardians_of_a_child(born=True),
    ),
    "one guardian makes a child older by tomorrow": Fault(
        "set_birth",
        "born_ < stood",
        "acl.band(extract(year from age(today, born_))::int) > acl.band(was)",
        (d.set_birth,),
        needs=needs.two_guardians_of_a_child(born=True),
    ),
    "a first date makes a child grown at once": Fault(
        "set_birth",
        "extract(year from age(today, born_ - 30)) >= 12",
        "false",
        (d.set_birth,),
        needs=needs.two_guardians_of_a_child(born=False),
    ),
    "a first date makes a child twelve at once": Fault(
        "set_birth",
        "age(today, born_ - 30)) >= 12",
        "age(today, born_ - 30)) >= 16",
        (d.set_birth,),
        needs=needs.two_guardians_of_a_child(born=False),
    ),
    "a first date makes a child grown by tomorrow": Fault(
        "set_birth",
        "age(today, born_ - 30)",
        "age(today, born_)",
        (d.set_birth,),
        needs=needs.two_guardians_of_a_child(born=False),
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
}
