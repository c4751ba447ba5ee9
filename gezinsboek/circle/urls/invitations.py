"""Inviting and coming in. An address holds ids and, in a link that was sent, a code; never a name."""

from django.urls import path

from gezinsboek.circle.views import invitations, inviting, joining, own_book

BOOK = "boek/<uuid:book>/"
ONE = BOOK + "uitnodigingen/<uuid:invitation>/"

urlpatterns = [
    path(BOOK + "uitnodigen/", inviting.invite, name="invite"),
    path(BOOK + "uitnodigen/wat/", inviting.invite_what, name="invite_what"),
    path(BOOK + "uitnodigen/klopt/", inviting.invite_check, name="invite_check"),
    path(BOOK + "uitnodigingen/", invitations.invitations, name="invitations"),
    path(ONE + "brief/", invitations.letter, name="letter"),
    path(ONE + "brief/pdf/", invitations.letter_pdf, name="letter_pdf"),
    path(ONE + "opnieuw/", invitations.invitation_again, name="invitation_again"),
    path(ONE + "intrekken/", invitations.invitation_withdraw, name="invitation_withdraw"),
    path(ONE + "antwoord/", invitations.invitation_answer, name="invitation_answer"),
    path("code/", joining.code, name="code"),
    path("code", joining.code),  # as it stands on paper
    path("uitnodiging/", joining.joining, name="joining"),
    path("uitnodiging/inloggen/", joining.joining_how, name="joining_how"),
    path("uitnodiging/zonder-e-mail/", joining.joining_without_email, name="joining_without_email"),
    path("uitnodiging/ja/", joining.joining_yes, name="joining_yes"),
    path("uitnodiging/nee/", joining.joining_no, name="joining_no"),
    path("uitnodiging/later/", joining.joining_later, name="joining_later"),
    path("uitnodiging/ander/", joining.joining_switch, name="joining_switch"),
    path("uitnodiging/<str:handle>/<str:secret>/", joining.invited, name="invited"),
    path("eigen-boek/", own_book.give_book, name="give_book"),
    path("eigen-boek/papier/", own_book.own_book_paper, name="own_book_paper"),
    path("eigen-boek/papier/pdf/", own_book.own_book_pdf, name="own_book_pdf"),
    path("eigen-boek/begin/", own_book.own_book_start, name="own_book"),
    path("eigen-boek/zonder-e-mail/", own_book.own_book_without_email, name="own_book_without_email"),
    path("eigen-boek/openen/", own_book.own_book_open, name="own_book_open"),
    path("eigen-boek/begin/<str:handle>/", own_book.own_book_link, name="own_book_link"),
    path(BOOK + "gekregen/", own_book.own_book_giver, name="own_book_giver"),
    path("voorbeeld/", own_book.example, name="example"),
    path("voorbeeld/wie-ziet-wat/", own_book.example_sharing, name="example_sharing"),
]
