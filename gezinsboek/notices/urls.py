"""Telling that something is new. No address here says of whom."""

from django.urls import path

from .views import devices, news, stop, wishes

urlpatterns = [
    path("nieuw/", news.whats_new, name="whats_new"),
    path("boek/<uuid:book>/verlengen/", news.prolong, name="prolong"),
    path("mijn/berichten/", wishes.notice_wishes, name="notice_wishes"),
    path("mijn/berichten/apparaat/", devices.push_on, name="push_on"),
    path("mijn/berichten/apparaat/weg/", devices.push_off, name="push_off"),
    path("berichten/uit/<str:token>/", stop.notice_stop, name="notice_stop"),
]
