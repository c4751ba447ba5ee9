import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def own_pages(settings):
    """Signing in alone, without the floors above it."""
    settings.ROOT_URLCONF = "gezinsboek.people.tests.urls"


@pytest.fixture(autouse=True)
def nobody_tried_before():
    """All tests come from one network address; its counts begin anew for each."""
    cache.clear()
