"""What stands on a paper and was not agreed: everything that differs from the version that holds. Nobody said yes to that."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from gezinsboek.ground.paper import plans
from gezinsboek.plan.doing import GOAL
from gezinsboek.plan.versions.comparing import endings
from gezinsboek.plan.versions.copies import Copy, copies
from gezinsboek.plan.versions.differing import Teller

from .facts import Facts
from .kinds import FACTS


def since(facts: Facts) -> list[plans.Goal]:
    """Each goal, or what stands above the goals, with its changes. Nothing when all of it is as it was agreed."""
    if facts.version is None:
        return []
    return [plans.Goal(_heading(copy), "", notes=notes) for copy, notes in _changes(facts, facts.version.number)]


def _changes(facts: Facts, number: int) -> Iterator[tuple[Copy, list[str]]]:
    teller, was, now = Teller(facts.frame, facts.folk), facts.as_agreed, copies(facts)
    for item, copy in now.items():
        if item not in was:
            yield copy, [_("Nieuw: dit staat niet in versie %(n)s.") % {"n": number}]
        elif changes := teller.changes(was[item], copy):
            yield copy, [f"{one.how}: {one.words}" for one in changes]
    left = {item: copy for item, copy in was.items() if item not in now}
    ends = endings(left)
    for item, copy in left.items():
        how = ends.get(item, _("Weg"))
        yield copy, [f"{how}: {_('dit staat wel in versie %(n)s.') % {'n': number}}"]


def _heading(copy: Copy) -> str:
    """The goal in its own words; of what stands above the goals the question that it answers."""
    return str(copy["words"] if copy["kind"] == GOAL else FACTS[copy["kind"].removeprefix("plan-")].words)
