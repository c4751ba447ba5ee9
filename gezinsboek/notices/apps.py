from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "gezinsboek.notices"
    label = "notices"
