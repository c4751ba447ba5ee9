"""One box of "Wie ziet wat" as markup. In Python and not in a template, since a page has hundreds of them."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gezinsboek.ground.ui.blocks import cell as cell_markup
from gezinsboek.ground.ui.marks import icon

from .matrix import NONE, READ, WRITE, Cell, Row

ICONS = {NONE: "eye-off", READ: "eye", WRITE: "pencil"}
BUTTON = '<button type="submit" form="f-{}" name="set" value="{} {} {}{}" aria-pressed="{}">{}{}</button>'


def box(row: Row, cell: Cell) -> SafeString:
    """`{% box row cell %}`: what somebody sees of a chapter; with a menu where I may choose something else."""
    return cell_markup(_choices(row, cell) + _from_when(row, cell), cell.level, cell.chapter, row.name)


def _choices(row: Row, cell: Cell) -> SafeString:
    words = {NONE: _("Ziet niets"), READ: _("Leest"), WRITE: _("Leest en schrijft mee")}
    private = " p" if cell.chapter.private else ""
    return format_html_join(
        "",
        BUTTON,
        (
            (
                row.member.id,
                cell.chapter.id,
                level,
                cell.stamp,
                private,
                "true" if level == cell.level else "false",
                icon(ICONS[level]),
                words[level],
            )
            for level in cell.choices
        ),
    )


def _from_when(row: Row, cell: Cell) -> SafeString:
    if not cell.from_when:
        return SafeString("")
    url = reverse("give", args=[row.member.dossier_id, row.member.id, cell.chapter.id])
    return format_html('<a href="{}">{}{}</a>', url, icon("clock"), _("Vanaf wanneer?"))
