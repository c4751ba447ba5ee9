import pytest
from django.core.cache import cache

from cast.working import samen_doen
from gezinsboek.ground.tests.receivers import receiving
from gezinsboek.records import programs

from .deliveries import no_keys, rested
from .programs import Program, new_key


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()
    programs._asked.clear()


@pytest.fixture
def receiver(tmp_path, monkeypatch, settings):
    """A system that answers, whose certificate this server trusts."""
    settings.INTERNAL_HOSTS = ["localhost"]
    with receiving(tmp_path) as found:
        monkeypatch.setenv("SSL_CERT_FILE", str(found.certificate))
        rested()
        no_keys()
        yield found
        rested()


@pytest.fixture
def ours():
    return samen_doen()


@pytest.fixture
def program(ours):
    """The organisation's own program at the door."""
    return Program(new_key(ours).shown)
