from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "gezinsboek.exchange"
    label = "exchange"
