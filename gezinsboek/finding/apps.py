from django.apps import AppConfig


class FindingConfig(AppConfig):
    name = "gezinsboek.finding"
    label = "finding"
