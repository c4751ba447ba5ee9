"""Addresses of the timeline. What is done with one stukje lies under its own address; templates count on that."""

from django.urls import path

from .views import (
    binning,
    caseload,
    contributions,
    drafts,
    entry,
    files,
    paper_note,
    reactions,
    readers,
    rebuttals,
    replies,
    timeline,
)

ITEM = "boek/<uuid:book>/stukje/<uuid:item>/"

urlpatterns = [
    path("boek/<uuid:book>/", timeline.timeline, name="timeline"),
    path("boek/<uuid:book>/lezers/", timeline.who_would_read, name="who_would_read"),
    path("boek/<uuid:book>/bewaren/", drafts.draft_save, name="draft_save"),
    path("boek/<uuid:book>/briefje/", paper_note.paper_note, name="paper_note"),
    path("boek/<uuid:book>/briefje/<str:photo>/", paper_note.held_photo, name="held_photo"),
    path("boek/<uuid:book>/prullenbak/", binning.bin_page, name="bin"),
    path("boek/<uuid:book>/bestand/<uuid:file>/<str:size>/", files.file, name="file"),
    path(ITEM, entry.entry, name="entry"),
    path(ITEM + "veranderen/", entry.entry_change, name="entry_change"),
    path(ITEM + "ongedaan/", entry.entry_undo, name="entry_undo"),
    path(ITEM + "eerder/", entry.entry_versions, name="entry_versions"),
    path(ITEM + "wie-leest-dit/", readers.entry_readers, name="entry_readers"),
    path(ITEM + "verplaatsen/", readers.entry_move, name="entry_move"),
    path(ITEM + "weg/", binning.entry_bin, name="entry_bin"),
    path(ITEM + "mooi/", reactions.entry_heart, name="entry_heart"),
    path(ITEM + "weerwoord/", rebuttals.entry_rebuttal, name="entry_rebuttal"),
    path(ITEM + "beantwoord/", reactions.entry_answered, name="entry_answered"),
    path(ITEM + "reageren/", replies.entry_reply, name="entry_reply"),
    path(ITEM + "reactie/<uuid:reply>/", replies.reply_change, name="reply_change"),
    path(ITEM + "reactie/<uuid:reply>/ongedaan/", replies.reply_undo, name="reply_undo"),
    path("mijn/bewaard/", drafts.drafts_page, name="drafts"),
    path("mijn/bewaard/weg/", drafts.draft_throw, name="draft_throw"),
    path("mijn/bewaard/terug/", drafts.draft_back, name="draft_back"),
    path("mijn-gezinnen/", caseload.caseload, name="caseload"),
    path("mijn-gezinnen/eigen/", contributions.contributions, name="contributions"),
    path("mijn-gezinnen/eigen/kopie/", contributions.copy, name="contributions_copy"),
    path("mijn-gezinnen/eigen/pdf/", contributions.paper, name="contributions_paper"),
]
