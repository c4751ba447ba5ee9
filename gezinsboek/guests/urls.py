"""Asking once, and answering. An address holds ids and, in a link that was sent, a code; never a name."""

from django.urls import path

from .views import answering, asking

LINKS = "boek/<uuid:book>/eenmalige-links/"
ONE = LINKS + "<uuid:link>/"

urlpatterns = [
    path(LINKS, asking.links, name="once_links"),
    path(LINKS + "nieuw/", asking.new, name="once_new"),
    path(ONE + "brief/", asking.letter, name="once_letter"),
    path(ONE + "brief/pdf/", asking.letter_pdf, name="once_letter_pdf"),
    path(ONE + "opnieuw/", asking.again, name="once_again"),
    path(ONE + "intrekken/", asking.withdraw, name="once_withdraw"),
    path(ONE + "meer/", asking.more, name="once_say_more"),
    path("antwoord/", answering.once, name="once"),
    path("antwoord/nee/", answering.once_no, name="once_no"),
    path("antwoord/klaar/", answering.once_done, name="once_done"),
    path("antwoord/klaar/pdf/", answering.once_paper, name="once_paper"),
    path("antwoord/meer/", answering.once_more, name="once_more"),
    path("antwoord/<str:handle>/<str:secret>/", answering.once_link, name="once_link"),
]
