"""The words somebody sent with a form, to show them again when the form could not be taken."""

import re

from django.http import HttpRequest

from gezinsboek.people.parked import SECRET

LONGEST = 300_000  # characters of one text that are shown again
# What a form carries for us: ids, choices, signed notes. Short words without a space are typed anew in no time.
OURS = re.compile(r"[\w.:=+/-]{0,40}|[\w.=-]+:[\w-]{4,8}:[\w-]{43}", re.ASCII)


def typed(request: HttpRequest) -> list[str]:
    """The texts of a form that a page of ours sent; another site's form gets none of its words onto our page."""
    if request.method != "POST" or not _from_ourselves(request):
        return []
    try:
        lists = list(request.POST.lists())
    except Exception:  # noqa: BLE001  # whatever is wrong with the body, the page with the fault must come
        return []
    words = [value.strip() for name, values in lists if name not in SECRET for value in values]
    return [word[:LONGEST] for word in words if not OURS.fullmatch(word)]


def _from_ourselves(request: HttpRequest) -> bool:
    """Whether the browser says that a page of ours sent this. One that says nothing may be any program."""
    try:
        ours = f"{request.scheme}://{request.get_host()}"
    except Exception:  # noqa: BLE001  # a host that is not ours
        return False
    sent_by = request.headers.get("Origin") or "/".join(request.headers.get("Referer", "").split("/")[:3])
    return sent_by == ours and request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
