"""Who somebody is, apart from any family: the person others meet, and the account that lets them in."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from gezinsboek.ground import clock
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

    @property
    def introduced(self) -> str:
        """The name; of a professional with their work, as `Member.introduced`."""
        return f"{self.name} ({self.work})" if self.professional and self.work else self.name


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
    # Read on every page with the account itself, so that what somebody must hear is on every page without asking more.
    being_recovered = models.BooleanField(default=False)  # somebody says to be me, and to have lost the way in
    asked = models.BooleanField(default=False)  # somebody asks me to vouch for them
    private_from = models.DateTimeField(null=True)  # got in again by somebody's word: what is private opens from then
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


class Vouching(models.Model):
    """Whom somebody chose to vouch for them when they lost every way in. Reached by `gb_door` alone.

    Nobody learns from it whether an address has an account: what was typed is kept as it was typed, and it looks the same
    whoever it names, until that person says yes.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.OneToOneField(Account, models.CASCADE, related_name="+")
    voucher = models.ForeignKey(Account, models.CASCADE, null=True, related_name="+")
    typed_sealed = models.BinaryField(default=bytes)
    typed = SealedOwn("typed_sealed", "vouching")
    asked_at = models.DateTimeField(default=clock.now)
    agreed_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)  # the one who chose sees no difference with waiting

    class Meta:
        db_table = "account_vouching"

    def __str__(self) -> str:
        return str(self.id)


class Recovery(models.Model):
    """One try to get in again by somebody's word. Begun by anybody, for any name; `account` stays empty for a name that is
    nobody's, and then nothing ever comes of it. What an account finds here is its own log of such tries."""

    class Ended(models.TextChoices):
        OWNER = "owner"
        VOUCHER = "voucher"
        TRIES = "tries"
        OTHER = "other"  # another try was confirmed, or nobody may vouch any more
        DONE = "done"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="+")
    voucher = models.UUIDField(null=True)
    typed_sealed = models.BinaryField(default=bytes)
    typed = SealedOwn("typed_sealed", "recovery")
    handle = models.CharField(max_length=40, unique=True)  # the half of the kept code that finds this row
    kept = models.CharField(max_length=64)  # fingerprint of the other half
    spoken = models.CharField(max_length=64)  # fingerprint of what is read to the one who vouches
    tries = models.PositiveSmallIntegerField(default=0)
    begun_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True)
    ready_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=8, choices=Ended.choices, blank=True)

    class Meta:
        db_table = "account_recovery"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(confirmed_at__isnull=False, ended_at__isnull=True),
                name="account_recovery_one_confirmed",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
