from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "gezinsboek.organisations"
    label = "organisations"
