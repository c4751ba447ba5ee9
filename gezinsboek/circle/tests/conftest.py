"""What several files of tests here begin with."""

import pytest

from .inviting import behind


@pytest.fixture
def nobody_tried_yet() -> None:
    """All tests come from one address, so they would use up one another's tries."""
    behind("delete from rate_limit")
