from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "gezinsboek.agenda"
    label = "agenda"

    def ready(self) -> None:
        from gezinsboek.timeline.kinds import WORDED

        from .models import KIND

        WORDED.add(KIND)
