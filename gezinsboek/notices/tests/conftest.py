"""Each test begins with nothing to tell, and with everybody's wishes as they are unasked."""

import pytest

from gezinsboek.circle.tests.wires import superuser


@pytest.fixture(autouse=True)
def nothing_waits(database) -> None:
    with superuser() as root:
        root.execute(
            "truncate notice, notice_wish, notice_reach, notice_device, acl.untold, mail, procrastinate_jobs cascade"
        )
        root.execute("update member set expires_at = null")  # the ends of other tests are not this one's
        root.execute("update chapter_grant set until = now() where until > now()")
