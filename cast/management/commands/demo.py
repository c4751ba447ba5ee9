"""`manage.py demo`: make the demo's families, once."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cast import busy, working
from cast.demo import Maker, everybody
from cast.stories import STORIES


class Command(BaseCommand):
    help = "Makes eighteen invented families with half a year of life, and an organisation. Again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--families", type=int, default=len(STORIES), help="only the first so many")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.KIND != "demo":
            raise CommandError("only in a demo: this installation is real")
        everybody()
        working.of_the_demo()
        busy.of_the_demo()
        for number, story in enumerate(STORIES[: options["families"]], start=1):
            if Maker(story).make():
                self.stdout.write(f"{number:3} {story.name}")
                self.stdout.flush()
        busy.took_over()
