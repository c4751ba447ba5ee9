"""Addresses of taking along."""

from django.urls import path

from . import views

urlpatterns = [
    path("boek/<uuid:book>/meenemen/", views.take_along, name="take_along"),
    path("meenemen/", views.take_own, name="take_own"),
    path("meenemen/<uuid:takeaway>/", views.download, name="take_download"),
]
