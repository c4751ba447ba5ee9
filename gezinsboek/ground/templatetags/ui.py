"""`{% load ui %}`: the parts of the look as template tags. docs/look.md shows each of them.

Everything that comes from a variable is escaped. A word written in the template itself is trusted, as Django does.
"""

from django import template

from gezinsboek.ground.ui import blocks, forms, marks

register = template.Library()

for tag in (
    marks.icon,
    marks.avatar,
    marks.avatars,
    marks.chapter,
    marks.chip,
    marks.button,
    marks.when,
    marks.days_left,
    marks.until,
    marks.empty,
    marks.listing,
    marks.theme_links,
    marks.leave,
):
    register.simple_tag(tag)

register.inclusion_tag("ui/field.html")(forms.field)
register.inclusion_tag("ui/form_errors.html")(forms.form_errors)
register.inclusion_tag("ui/pager.html", takes_context=True)(forms.pager)

for block in (blocks.sheet, blocks.aside, blocks.notice, blocks.readers, blocks.menu, blocks.ask, blocks.cell):
    register.simple_block_tag(block)
