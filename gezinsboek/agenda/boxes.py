"""The boxes of the agenda in which nothing that was typed is lost: a new appointment, another time or place for one that is
there, and what to talk about."""

from django.utils.translation import gettext_lazy as _

from gezinsboek.timeline.boxes import Place

from .models import Topic

NEW, CHANGE, TOPIC = "agenda", "reagenda", "topic"
MOMENT = ("day", "begin", "end", "last_day", "repeat", "until")

PLACES = {
    NEW: Place(
        "appointment_new",
        _("Een afspraak"),
        ("what", "more", "place", "topics"),
        (*MOMENT, "who", "place_for", "remind"),
    ),
    CHANGE: Place(
        "appointment_change",
        _("Een verandering"),
        ("what", "more", "place"),
        (*MOMENT, "who", "place_for", "version", "text_version"),
        item=True,
    ),
    TOPIC: Place("appointment", _("Iets om over te praten"), ("topic",), ("day",), item=True),
}
MADE = [Topic]
