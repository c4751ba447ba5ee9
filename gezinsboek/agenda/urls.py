"""Addresses of the agenda. The secret one of a feed says nothing of whom."""

from django.urls import path

from .views import acts, agenda, appointment, check_ups, feed

AGENDA = "boek/<uuid:book>/agenda/"
ONE = AGENDA + "<uuid:item>/"

urlpatterns = [
    path(AGENDA, agenda.agenda, name="agenda"),
    path(AGENDA + "nieuw/", appointment.appointment_new, name="appointment_new"),
    path(AGENDA + "consultatiebureau/", check_ups.check_ups, name="check_ups"),
    path(ONE, appointment.appointment, name="appointment"),
    path(ONE + "veranderen/", appointment.appointment_change, name="appointment_change"),
    path(ONE + "keer/<str:day>/", acts.appointment_move, name="appointment_move"),
    path(ONE + "doe/", acts.appointment_act, name="appointment_act"),
    path("agenda/", agenda.my_agenda, name="my_agenda"),
    path("agenda/abonnement/", feed.feeds, name="feeds"),
    path("agenda/<str:token>.ics", feed.feed, name="feed"),
]
