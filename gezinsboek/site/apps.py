from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "gezinsboek.site"
    label = "site"
