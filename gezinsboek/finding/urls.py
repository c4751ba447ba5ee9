"""Addresses of finding."""

from django.urls import path

from . import views

urlpatterns = [path("boek/<uuid:book>/zoeken/", views.finding, name="finding")]
