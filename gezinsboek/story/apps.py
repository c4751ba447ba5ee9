from django.apps import AppConfig


class StoryConfig(AppConfig):
    name = "gezinsboek.story"
    label = "story"
