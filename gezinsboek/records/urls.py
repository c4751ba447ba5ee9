"""Addresses of what is written once. Those under `koppeling/` are for an organisation's own program. No word that somebody
searches by or calls a family stands in an address."""

from django.urls import path

from .views import incoming, meter, programs, taking, tiles

urlpatterns = [
    path("binnengekomen/", incoming.incoming, name="incoming"),
    path("binnengekomen/weg/", incoming.incoming_throw, name="incoming_throw"),
    path("binnengekomen/adres/", incoming.incoming_address, name="incoming_address"),
    path("binnengekomen/<uuid:report>/", incoming.incoming_one, name="incoming_one"),
    path("koppeling/overnames/", programs.takeovers, name="program_takeovers"),
    path("koppeling/overnames/<uuid:takeover>/", programs.takeover, name="program_takeover"),
    path("koppeling/overnames/<uuid:takeover>/bestand/<int:number>/", programs.takeover_file, name="program_file"),
    path("boek/<uuid:book>/stukje/<uuid:item>/overnemen/", taking.take_over, name="take_over"),
    path("mijn-gezinnen/overnemen/", taking.not_taken_over, name="not_taken_over"),
    path("mijn-gezinnen/overnemen/<uuid:takeover>/", taking.take_again, name="take_again"),
    path("mijn-gezinnen/overnemen/<uuid:takeover>/nog-een-keer/", taking.take_once_more, name="take_once_more"),
    path("mijn-gezinnen/meter/", meter.meter, name="meter"),
    path("mijn-gezinnen/zonder-boek/", tiles.tile_new, name="tile_new"),
    path("mijn-gezinnen/zonder-boek/<uuid:tile>/", tiles.tile, name="tile"),
    path("mijn-gezinnen/zonder-boek/<uuid:tile>/zet/", tiles.tile_mark, name="tile_mark"),
    path("koppeling/verslagen/", programs.report, name="program_report"),
]
