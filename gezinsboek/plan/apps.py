from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "gezinsboek.plan"
    label = "plan"

    def ready(self) -> None:
        from gezinsboek.exchange import along
        from gezinsboek.finding import hung, loose
        from gezinsboek.notices import waiting
        from gezinsboek.records import parts
        from gezinsboek.timeline import boxes as keeping
        from gezinsboek.timeline import matters, one, undoing
        from gezinsboek.timeline.kinds import WORDED
        from gezinsboek.timeline.models.draft import PLAN

        from . import boxes, finding, taking
        from .along import agreed, data, own, words
        from .conferring.matters import waits
        from .my_day import add_plan
        from .writing import as_form

        WORDED.update(("goal", "plan"))
        undoing.AS_FORM.update(dict.fromkeys(("goal", "plan"), (PLAN, as_form)))
        one.PAGES["goal"] = "goal"
        matters.SOURCES.append(add_plan)
        waiting.SOURCES.append(waits)
        parts.PARTS.extend((taking.steps, taking.said))
        keeping.PLACES.update(boxes.PLACES)
        keeping.MADE.extend(boxes.MADE)
        hung.KINDS.extend(finding.KINDS)
        loose.KINDS.extend(finding.LOOSE)
        along.FACTS.append(words.facts)
        along.LEAVES.extend((words.leaf, agreed.versions_leaf, agreed.helping_leaf))
        along.OWN.update(own.OWN)
        along.DATA["goal"], along.BOOK["plan_days"] = data.goals, data.days
        along.BOOK["plan_versions"], along.BOOK["helping"] = agreed.versions, agreed.helping
        along.BOOK["consults"] = agreed.consults
