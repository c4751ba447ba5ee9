from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "gezinsboek.people"
    label = "people"

    def ready(self) -> None:
        from gezinsboek.ground.vault.rotation import register_own, register_resealer

        from . import factors, receivers  # noqa: F401  # importing connects them

        register_own("sessions.Session", {"session_data": "session"})
        register_resealer("mfa_authenticator", factors.reseal)
