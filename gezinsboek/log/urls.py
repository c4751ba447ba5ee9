"""Addresses of the log."""

from django.urls import path

from . import views

LOG = "boek/<uuid:book>/wie-heeft-gekeken/"

urlpatterns = [
    path(LOG, views.log, name="log"),
    path(LOG + "bestand/", views.log_download, name="log_download"),
    path(LOG + "papier/", views.log_print, name="log_print"),
    path(LOG + "klopt-niet/", views.not_right, name="log_not_right"),
]
