"""Where professionals work. No address here names a family, a book or a person."""

from django.urls import path

from .views import headings, home, keys, people, ways

urlpatterns = [
    path("organisatie/", home.organisation, name="organisation"),
    path("organisatie/beginnen/", home.organisation_begin, name="organisation_begin"),
    path("organisatie/veranderd/", home.organisation_changes, name="organisation_changes"),
    path("organisatie/naam/", home.organisation_name, name="organisation_name"),
    path("organisatie/stoppen/", home.organisation_leave, name="organisation_leave"),
    path("organisatie/proef/", home.organisation_trial, name="organisation_trial"),
    path("organisatie/opnieuw/", home.organisation_again, name="organisation_again"),
    path("organisatie/manier/", ways.organisation_ways, name="organisation_ways"),
    path("organisatie/manier/<slug:way>/", ways.organisation_way, name="organisation_way"),
    path("organisatie/adres/", ways.organisation_mail, name="organisation_mail"),
    path("organisatie/adres/nog-een-keer/", ways.organisation_mail_again, name="organisation_mail_again"),
    path("organisatie/kopjes/", headings.organisation_headings, name="organisation_headings"),
    path("organisatie/sleutels/", keys.organisation_keys, name="organisation_keys"),
    path("organisatie/sleutels/nieuw/", keys.organisation_key_new, name="organisation_key_new"),
    path("organisatie/sleutels/stop/", keys.organisation_key_end, name="organisation_key_end"),
    path("organisatie/collegas/", people.organisation_people, name="organisation_people"),
    path("organisatie/collegas/een/", people.organisation_person, name="organisation_person"),
    path("organisatie/erbij/", people.organisation_join, name="organisation_join"),
    path("organisatie/erbij/nee/", people.organisation_not, name="organisation_not"),
    path("organisatie/erbij/<str:handle>/<str:secret>/", people.organisation_link, name="organisation_link"),
]
