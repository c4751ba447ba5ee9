"""Addresses of who does what."""

from django.urls import path

from . import views

ALL = "boek/<uuid:book>/plan/wie-doet-wat/"

urlpatterns = [
    path(ALL, views.who_does_what, name="who_does_what"),
    path(ALL + "<uuid:member>/", views.helping, name="helping"),
    path(ALL + "<uuid:row>/weg/", views.helping_gone, name="helping_gone"),
]
