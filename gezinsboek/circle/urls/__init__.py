"""Addresses of the book, who sees what, and coming in."""

from django.urls import URLPattern

from .book import urlpatterns as book
from .invitations import urlpatterns as invitations

urlpatterns: list[URLPattern] = [*book, *invitations]
