"""Where what somebody sends lies while it comes in: not sealed yet, so in a folder of the home that is ours alone.

Nothing stays there: a request takes its files away when it ends. What a killed process left behind is cleared away when a
web process starts, and every night.
"""

import time
from pathlib import Path

from django.conf import settings

LONGEST = 60 * 60  # seconds; nobody sends for an hour without a byte


def clear(older_than: float = LONGEST) -> int:
    """Take away what nothing was added to for an hour. Answers how many."""
    before, gone = time.time() - older_than, 0
    for left in Path(str(settings.FILE_UPLOAD_TEMP_DIR)).iterdir():
        try:
            if left.stat().st_mtime < before:
                left.unlink()
                gone += 1
        except FileNotFoundError:  # its request ended just now
            continue
    return gone
