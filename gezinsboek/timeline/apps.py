from django.apps import AppConfig


class TimelineConfig(AppConfig):
    name = "gezinsboek.timeline"
    label = "timeline"
