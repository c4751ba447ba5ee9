"""No mail says anything of a book: what a template of a mail may fill in is a link, a code or a day, and nothing else."""

import re

import pytest

from running.places import ROOT

FILLED = re.compile(r"\{\{\s*([\w.]+)|%\((\w+)\)s|\bwith\s+(\w+)=")
HARMLESS = {"link", "login_url", "signup_url", "code", "day", "days"}
# What somebody tells the administrator on purpose; it goes to nobody else, and takes nothing of a book along.
TO_THE_ADMINISTRATOR = {"trouble.txt", "trouble_subject.txt"}
MAILS = sorted(
    path
    for path in (ROOT / "gezinsboek").glob("*/templates/**/*.txt")
    if "mail" in str(path.relative_to(ROOT))
    and path.parent.name != "messages"
    and path.name not in TO_THE_ADMINISTRATOR
)


def test_there_are_mails_to_read():
    assert len(MAILS) > 25


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.name)
def test_a_mail_fills_in_no_name_and_no_words(path):
    filled = {next(filter(None, found)) for found in FILLED.findall(path.read_text())}
    assert filled <= HARMLESS


@pytest.mark.parametrize("path", [path for path in MAILS if "subject" in path.name], ids=lambda path: path.name)
def test_a_subject_fills_in_nothing(path):
    assert "{{" not in path.read_text()


def test_a_mail_is_made_of_a_template_and_of_nothing_else():
    """Whoever builds a mail in Python would pass by the tests above. These two take their words from `writing.written`."""
    bare = re.compile(r"\b(EmailMessage|EmailMultiAlternatives|mail_admins|mail_managers)\(")
    makers = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "gezinsboek").rglob("*.py")
        if "tests" not in path.parts and bare.search(path.read_text())
    }
    assert makers == {"gezinsboek/ground/mail/sending.py", "gezinsboek/ground/mail/direct.py"}
