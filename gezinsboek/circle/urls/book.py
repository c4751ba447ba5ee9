"""The book, its chapters, its people, and who sees what. An address holds ids and never a name."""

from django.urls import path

from gezinsboek.circle.views import (
    addresses,
    agreement,
    book,
    chapters,
    erasing,
    family,
    growing,
    guardians,
    looking_as,
    people,
    who_sees_what,
)

BOOK = "boek/<uuid:book>/"
CHAPTERS = BOOK + "hoofdstukken/"
SHARING = BOOK + "wie-ziet-wat/"

urlpatterns = [
    path("boeken/", book.books, name="books"),
    path("boek/openen/", book.book_open, name="book_open"),
    path(BOOK + "gezin/", family.family, name="family"),
    path(BOOK + "ouders/", guardians.guardians, name="guardians"),
    path(BOOK + "jouw-plek/", growing.own_place, name="own_place"),
    path(CHAPTERS, chapters.chapters, name="chapters"),
    path(CHAPTERS + "nieuw/", chapters.chapter_new, name="chapter_new"),
    path(CHAPTERS + "besloten/", chapters.chapter_private, name="chapter_private"),
    path(CHAPTERS + "<uuid:chapter>/", chapters.chapter_change, name="chapter_change"),
    path(SHARING, who_sees_what.who_sees_what, name="who_sees_what"),
    path(SHARING + "<uuid:member>/<uuid:chapter>/", who_sees_what.give, name="give"),
    path(BOOK + "mensen/", people.people, name="people"),
    path(BOOK + "mensen/<uuid:member>/", people.person, name="person"),
    path(BOOK + "adressen/", addresses.addresses, name="addresses"),
    path(BOOK + "adressen/nieuw/", addresses.address_new, name="address_new"),
    path(BOOK + "adressen/<uuid:address>/", addresses.address_change, name="address_change"),
    path(BOOK + "spelregels/", agreement.agreement, name="agreement"),
    path(BOOK + "spelregels/veranderen/", agreement.agreement_change, name="agreement_change"),
    path(BOOK + "wissen/", erasing.book_erase, name="book_erase"),
    path("gewist/<uuid:erasure>/", erasing.erased, name="erased"),
    path("gewist/<uuid:erasure>/pdf/", erasing.erased_pdf, name="erased_pdf"),
    path(BOOK + "bekijk-als/", looking_as.looking_as, name="looking_as"),
]
