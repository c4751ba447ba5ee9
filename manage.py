#!/usr/bin/env python
"""Django's commands; `./run manage ...` calls this with the right home and roles."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gezinsboek.site.settings.real")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
