from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "gezinsboek.notices"
    label = "notices"

    def ready(self) -> None:
        from . import lost  # noqa: F401  # importing connects the receiver
