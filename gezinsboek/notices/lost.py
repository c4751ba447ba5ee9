"""A lost phone, on the devices that somebody chose: the same neutral sign as for everything else. After it, none is left."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.dispatch import receiver
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from gezinsboek.ground.acting import Acting, acting_as
from gezinsboek.people.lost_mail import told
from gezinsboek.people.models import Person

from .models import Device, Reach
from .telling import ring


@receiver(told)
def pass_on(account: UUID, step: str, **kwargs: Any) -> None:
    """Somebody must hear of it: on their devices too."""
    on_devices.defer(person=str(account), forget=step == "lost_done")


@app.task(name="notices.lost", queue="notices", retry=RetryStrategy(max_attempts=5, exponential_wait=6))
def on_devices(person: str, forget: bool) -> None:
    """Every device of this person shows that there is something. One that was lost is forgotten when new keys are made:
    it may be in other hands."""
    with acting_as(Acting(person=UUID(person))), transaction.atomic():
        devices = list(Device.objects.values_list("id", flat=True))
        if forget:
            Device.objects.all().delete()
            return
        discreet = Reach.objects.filter(discreet=True).exists()
    language = Person.objects.using("door").values_list("language", flat=True).get(pk=person)
    for device in devices:
        ring.defer(person=person, device=str(device), language=language, discreet=discreet)
