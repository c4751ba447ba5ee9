from django.apps import AppConfig


class GuestsConfig(AppConfig):
    name = "gezinsboek.guests"
    label = "guests"
