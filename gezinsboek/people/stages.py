"""The steps of signing in that differ from allauth's."""

from allauth.account import stages
from django.http import HttpResponse


class AddressStage(stages.EmailVerificationStage):
    """Confirming the address; somebody without an address has nothing to confirm."""

    def handle(self) -> tuple[HttpResponse | None, bool]:
        account = self.login.user
        if account is not None and not account.email:
            return None, True
        response, going_on = super().handle()
        return response, going_on
