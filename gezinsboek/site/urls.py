"""All addresses. Each floor brings its own; nothing personal stands in an address."""

from django.urls import include, path

from . import explain, faults, health, home, install, security_txt, trouble

handler400 = faults.bad_request
handler403 = faults.forbidden
handler404 = faults.not_found
handler500 = faults.server_error

urlpatterns = [
    path("", home.home, name="home"),
    path("", include("gezinsboek.people.urls")),
    path("", include("gezinsboek.organisations.urls")),
    path("", include("gezinsboek.circle.urls")),
    path("", include("gezinsboek.timeline.urls")),
    path("", include("gezinsboek.finding.urls")),
    path("", include("gezinsboek.exchange.urls")),
    path("", include("gezinsboek.guests.urls")),
    path("", include("gezinsboek.log.urls")),
    path("", include("gezinsboek.notices.urls")),
    path("", include("gezinsboek.story.urls")),
    path("", include("gezinsboek.plan.urls")),
    path("", include("gezinsboek.records.urls")),
    path("", include("gezinsboek.agenda.urls")),
    path("boek/<uuid:book>/meer/", home.more, name="more"),
    path("hulp/", explain.help_, name="help"),
    path("uitleg/", explain.handbook, name="handbook"),
    path("uitleg/tegen-ons/", explain.against_us, name="against_us"),
    path("uitleg/ouder-worden/", explain.growing_up, name="growing_up"),
    path("uitleg/<slug:page>/", explain.handbook_page, name="handbook_page"),
    path("wat-werkt-niet/", trouble.trouble, name="trouble"),
    path("wat-werkt-niet/dank/", trouble.told, name="trouble_told"),
    path("gezond/", health.health, name="health"),
    path("boek.webmanifest", install.manifest, name="manifest"),
    path("werker.js", install.worker, name="worker"),
    path("geen-verbinding/", install.no_connection, name="no_connection"),
    path("favicon.ico", home.favicon, name="favicon"),
    path(".well-known/security.txt", security_txt.security_txt, name="security_txt"),
]
