from django.apps import AppConfig


class CircleConfig(AppConfig):
    name = "gezinsboek.circle"
    label = "circle"
