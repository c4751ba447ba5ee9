from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "gezinsboek.plan"
    label = "plan"

    def ready(self) -> None:
        from gezinsboek.timeline import matters, one, undoing
        from gezinsboek.timeline.kinds import WORDED
        from gezinsboek.timeline.models.draft import PLAN

        from .conferring.matters import add_matters as of_conferring
        from .matters import add_signals
        from .paper.matters import add_matters
        from .writing import as_form

        WORDED.update(("goal", "plan"))
        undoing.AS_FORM.update(dict.fromkeys(("goal", "plan"), (PLAN, as_form)))
        one.PAGES["goal"] = "goal"
        matters.SOURCES += [add_matters, add_signals, of_conferring]
