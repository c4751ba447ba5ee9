"""The server's own log: one JSON object a line, never a name, an address, a text or a query's values."""

import json
import logging
from datetime import UTC, datetime
from types import TracebackType

_KEPT = ("status", "method", "route", "milliseconds", "trace", "task", "count", "fault")


class JsonLines(logging.Formatter):
    """Writes what we chose to tell. Of an exception only its class and place: its message may hold a family's words. Of
    what others log only who says it and where: their messages are filled in before we see them."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        if record.name.startswith("gezinsboek"):
            line["message"] = _plain(record.msg)  # the constant text, never its arguments
        else:
            line["from"] = f"{record.module}:{record.lineno}"
        for key in _KEPT:
            if key in record.__dict__:
                line[key] = _plain(record.__dict__[key])
        if record.exc_info and record.exc_info[1]:
            line["fault"] = _kinds(record.exc_info[1])
            line["at"] = _places(record.exc_info[2])
        return json.dumps(line)


def _plain(value: object) -> object:
    """Numbers and words as they are; anything else by its kind alone, for nobody knows what it would say."""
    return value if value is None or isinstance(value, (str, int, float)) else type(value).__name__


def _kinds(fault: BaseException) -> str:
    """The class of the exception and of what caused it, as `OperationalError < AdminShutdown`."""
    names: list[str] = []
    current: BaseException | None = fault
    while current and len(names) < 5:
        names.append(type(current).__name__)
        current = current.__cause__
    return " < ".join(names)


def _places(trace: TracebackType | None) -> list[str]:
    """Where it happened, the innermost first, then the way there through our own code: module and line, no values."""
    found: list[str] = []
    while trace:
        found.append(f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}")
        trace = trace.tb_next
    ours = [place for place in found[:-1] if place.startswith(("gezinsboek.", "cast."))]
    return [*found[-1:], *ours[::-1][:5]]
