from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate


def build_rules(sender: AppConfig, using: str, plan: list[Any], **kwargs: Any) -> None:
    from .rules import apply

    if settings.OWNER and using == "default":
        apply(using)


class CircleConfig(AppConfig):
    name = "gezinsboek.circle"
    label = "circle"

    def ready(self) -> None:
        # Sent once for this app, after ALL migrations of a run; before that a new table is granted to nobody.
        post_migrate.connect(build_rules, sender=self)
