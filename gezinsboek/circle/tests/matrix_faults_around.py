"""Planted in addresses and appointments: where somebody lives, and who comes when."""

from . import matrix_addresses as homes
from . import matrix_agenda as agenda
from . import matrix_deeds as d
from . import matrix_needs as needs
from .matrix_fault import Fault

FAULTS = {
    "an address opens to who knows its author": Fault(
        "my_addresses", "where o.reader = any((select acl.my_members())::uuid[])", "where true", shows=("address",)
    ),
    "a pause leaves the address open": Fault(
        "address_veiled",
        "v.veil ->> author::text <> 'infinity'",
        "false",
        needs=needs.paused_with_an_address,
        shows=("address",),
    ),
    "the address of a child of sixteen stays open": Fault(
        "address_open", "g.child_id = a.child_id", "false", ages=(16,), shows=("address",)
    ),
    "the log tells that there is an address": Fault("see on log_line", "'address read'", "'address seen'"),
    "who stopped is still named": Fault(
        "close_addresses", "delete from public.address_reader r where r.member = new.id;", "", (d.end_member,)
    ),
    "a guardian writes for a child of twelve": Fault("whose_address", "< 12", "<= 12", (homes.say_address,), (12,)),
    "somebody unknown is named": Fault(
        "say_address", "or n not in (select acl.members_i_know())", "", (homes.say_address,)
    ),
    "a place is read by who reads the appointment": Fault(
        "see on appointment_place", "(place_for &&", "(true OR place_for &&"
    ),
    "a place is read by who is paused": Fault(
        "see on appointment_place",
        "NOT acl.address_veiled(",
        "true OR acl.address_veiled(",
        needs=needs.paused_with_a_place,
    ),
    "a place is seen while looking as who is not named": Fault(
        "as_member on appointment_place", "author = ", "true OR author = "
    ),
    "a place outlives its appointment's walls": Fault("see on appointment_place", "(EXISTS (", "(true OR EXISTS ("),
    "a new time shows behind a pause": Fault(
        "appointment_veiled",
        "acl.hides(v.veil, x, by_, dossier, at)",
        "false",
        needs=needs.with_some("pause", running=True),
        shows=("appointment",),
    ),
    "what I wrote is veiled since another moved it": Fault(
        "appointment_veiled",
        "and not exists (",
        "and true or exists (",
        needs=needs.with_some("pause", running=True),
        shows=("appointment",),
    ),
    "somebody unknown comes to the appointment": Fault(
        "guard_appointment", "w not in (select acl.members_i_know())", "false", (agenda.change_appointment,)
    ),
    "an appointment is changed from an older version": Fault(
        "guard_detail", "new.version <> old.version + 1", "false", (agenda.change_appointment,)
    ),
}
