"""The server's own log: one JSON object a line, never a name, an address, a text or a query's values."""

import json
import logging
from datetime import UTC, datetime

_KEPT = ("status", "method", "route", "milliseconds", "trace", "task", "count", "fault")


class JsonLines(logging.Formatter):
    """Writes what we chose to tell. Of an exception only its class and place: its message may hold a family's words."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        if record.name.startswith("gezinsboek"):
            line["message"] = record.msg  # the constant text, never its arguments
        for key in _KEPT:
            if key in record.__dict__:
                line[key] = record.__dict__[key]
        if record.exc_info and record.exc_info[0]:
            line["fault"] = record.exc_info[0].__name__
            last = record.exc_info[2]
            while last and last.tb_next:
                last = last.tb_next
            if last:
                line["at"] = f"{last.tb_frame.f_globals.get('__name__')}:{last.tb_lineno}"
        return json.dumps(line)
