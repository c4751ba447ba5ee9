from django.apps import AppConfig


class DossierConfig(AppConfig):
    name = "gezinsboek.dossier"
    label = "dossier"
