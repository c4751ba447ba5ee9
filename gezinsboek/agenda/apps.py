from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "gezinsboek.agenda"
    label = "agenda"

    def ready(self) -> None:
        from gezinsboek.exchange import telling
        from gezinsboek.timeline import rhythms
        from gezinsboek.timeline.kinds import WORDED

        from . import rhythm, taking_along
        from .models import KIND

        WORDED.add(KIND)
        telling.FACTS.append(taking_along.facts)
        rhythms.SOURCES.append(rhythm.rhythms)
