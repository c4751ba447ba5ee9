"""Addresses of our story. One part lies, as every item, under `stukje/`."""

from django.urls import path

from . import views

STORY = "boek/<uuid:book>/ons-verhaal/"

urlpatterns = [
    path(STORY, views.our_story, name="our_story"),
    path(STORY + "vertellen/", views.story_write, name="story_write"),
    path(STORY + "vraag/", views.story_question, name="story_question"),
    path(STORY + "blad/", views.story_paper, name="story_paper"),
]
