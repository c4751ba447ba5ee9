"""All addresses. Each floor brings its own; nothing personal stands in an address."""

from django.urls import path

from . import faults, health

handler400 = faults.bad_request
handler403 = faults.forbidden
handler404 = faults.not_found
handler500 = faults.server_error

urlpatterns = [
    path("gezond/", health.health, name="health"),
]
