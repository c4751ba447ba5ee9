from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "gezinsboek.people"
    label = "people"

    def ready(self) -> None:
        from gezinsboek.ground.vault.rotation import register_resealer

        from . import factors, receivers, sessions  # noqa: F401  # importing connects the receivers

        register_resealer("django_session", sessions.reseal)
        register_resealer("mfa_authenticator", factors.reseal)
