from django.apps import AppConfig


class TimelineConfig(AppConfig):
    name = "gezinsboek.timeline"
    label = "timeline"

    def ready(self) -> None:
        from gezinsboek.circle import keeping

        from . import around, boxes

        boxes.PLACES.update(around.PLACES)
        boxes.MADE.extend(around.MADE)
        keeping.register(around.Keeper())
