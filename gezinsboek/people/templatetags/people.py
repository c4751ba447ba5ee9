"""What a page can ask about signing in: `{% load people %}`."""

from django import template
from django.http import HttpRequest
from django.template import Context

from gezinsboek.people import strong, way

register = template.Library()


@register.simple_tag(takes_context=True)
def strong_now(context: Context) -> bool:
    """`{% strong_now as fresh %}`: whether private chapters are open; then show the button "Sluit weer"."""
    request: HttpRequest = context["request"]
    return strong.strong_now(request)


@register.simple_tag(takes_context=True)
def way_on(context: Context) -> str:
    """`{% way_on as url %}`: where somebody was going before they had to make a key; nothing when nowhere."""
    request: HttpRequest = context["request"]
    return way.on(request, "")
