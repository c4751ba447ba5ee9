"""Which of the two connections a table is reached over."""

from typing import Any

from django.db.models import Model

# Sessions, sign-in and rate limits are needed before the person is known, and a count written in a transaction that
# rolls back is lost. So they go over `door`: autocommit, its own role, and no access to anything of a family.
DOOR_APPS = {"sessions", "account", "mfa", "usersessions", "auth", "contenttypes"}
DOOR_MODELS = {"account", "vouching", "recovery", "cacheentry"}


def goes_over_door(model: type[Model]) -> bool:
    meta = model._meta
    return meta.app_label in DOOR_APPS or (
        meta.app_label in ("people", "django_cache") and meta.model_name in DOOR_MODELS
    )


class DoorRouter:
    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        return "door" if goes_over_door(model) else None

    db_for_write = db_for_read

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        return True  # one database behind both

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "default"  # the owner makes all tables over one connection
