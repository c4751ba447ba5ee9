from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "gezinsboek.plan"
    label = "plan"

    def ready(self) -> None:
        from gezinsboek.timeline.kinds import WORDED

        WORDED.update(("goal", "plan"))
