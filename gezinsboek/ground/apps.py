from django.apps import AppConfig


class GroundConfig(AppConfig):
    name = "gezinsboek.ground"
    label = "ground"
