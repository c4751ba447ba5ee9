from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "gezinsboek.people"
    label = "people"
