from django.apps import AppConfig
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class AgendaConfig(AppConfig):
    name = "gezinsboek.agenda"
    label = "agenda"

    def ready(self) -> None:
        from gezinsboek.exchange import along
        from gezinsboek.finding import hung
        from gezinsboek.records import parts
        from gezinsboek.timeline import boxes as keeping
        from gezinsboek.timeline import rhythms
        from gezinsboek.timeline.kinds import WORDED

        from . import boxes, rhythm, taking, taking_along
        from .models import KIND, Place, Topic

        WORDED.add(KIND)
        rhythms.SOURCES.append(rhythm.rhythms)
        parts.PARTS.append(taking.appointments)
        keeping.PLACES.update(boxes.PLACES)
        keeping.MADE.extend(boxes.MADE)
        hung.KINDS += [
            hung.Hung(Topic, {"text_sealed": _("Waar we het over hebben:")}),
            hung.Hung(Place, {"place_sealed": _("Waar:")}),
        ]
        hung.PAGES[KIND] = "appointment"
        along.FACTS.append(taking_along.facts)
        along.DATA[KIND] = taking_along.data
        along.LEAVES.append(taking_along.leaf)
        along.OWN["topic"] = along.Own(Topic, "text", lambda _told: gettext("Waar we het over hebben"))
        along.OWN["appointment_place"] = along.Own(Place, "place", lambda _told: gettext("Waar het is"))
