from django.apps import AppConfig


class LogConfig(AppConfig):
    name = "gezinsboek.log"
    label = "log"
