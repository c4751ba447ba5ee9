"""Who somebody is, apart from any family: the person others meet, and the account that lets them in."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import SealedOwn


class Person(models.Model):
    """Somebody as others meet them in a book: a name, and for a professional organisation and profession.

    Under row-level security: seen by oneself and by those who know them as a member of a book.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name_sealed = models.BinaryField(default=bytes)
    name = SealedOwn("name_sealed", "person")
    professional = models.BooleanField(default=False)
    organisation_sealed = models.BinaryField(default=bytes)
    organisation = SealedOwn("organisation_sealed", "person")
    profession_sealed = models.BinaryField(default=bytes)
    profession = SealedOwn("profession_sealed", "person")
    language = models.CharField(max_length=5, default="nl")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "person"

    def __str__(self) -> str:
        return str(self.id)

    @property
    def work(self) -> str:
        """ "jeugdhulp, Samen Doen-team": what a professional shows wherever they appear; empty for others."""
        return ", ".join(part for part in (self.profession, self.organisation) if part)


class AccountManager(BaseUserManager["Account"]):
    """Makes an account together with its person: the same id, so a claim can be signed from the session alone."""

    def create(self, **fields: Any) -> "Account":
        account = self.model(**fields)
        account.save(force_insert=True)
        return account

    def get_by_natural_key(self, email: str | None) -> "Account":
        return self.get(email__iexact=email)


class Account(AbstractBaseUser):
    """The way in: an address or none, second factors, a PIN. Only the role `gb_door` reaches this table.

    Nobody has a password. Django's column for it holds a random unusable one: all sessions of an account hang on it,
    so giving it a new one ends them everywhere at once.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(null=True, blank=True, unique=True)  # none: signed in without e-mail
    sign_in_name = models.CharField(max_length=40, null=True, unique=True)  # noqa: DJ001  # none: has an address
    professional = models.BooleanField(default=False)
    key_due = models.BooleanField(default=False)  # came in with a code on paper and has no key of their own yet
    pin = models.CharField(max_length=200, blank=True)
    pin_tries = models.PositiveSmallIntegerField(default=0)
    pin_locked_until = models.DateTimeField(null=True)
    strong_once = models.BooleanField(default=False)  # has opened private things: from then on never by e-mail alone
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AccountManager()

    class Meta:
        db_table = "account"

    def __str__(self) -> str:
        return str(self.id)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """One form of an address, none instead of an empty one, and never a password."""
        self.email = (self.email or "").lower() or None
        if not self.password.startswith("!"):
            self.set_unusable_password()
        super().save(*args, **kwargs)

    def has_usable_password(self) -> bool:
        return False
