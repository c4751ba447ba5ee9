"""Telling that something is new. No address here says of whom."""

from django.urls import path

from .views import wishes

urlpatterns = [
    path("mijn/berichten/", wishes.notice_wishes, name="notice_wishes"),
]
