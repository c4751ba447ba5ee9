"""What a form shows: its fields, what is not right yet, and the pages of a list."""

from typing import Any

from django.forms import PasswordInput
from django.http import QueryDict
from django.template import Context


def field(bound: Any, kind: str = "") -> dict[str, Any]:
    """`{% field form.name %}`: label, help, error and control, tied together. A choice may carry a second line of help
    after a line break. `kind`: `short`, `fit`, `code`."""
    widget = bound.field.widget
    several = bound.use_fieldset and hasattr(widget, "option_template_name")
    return {
        "field": bound,
        "kind": kind,
        "choices": [choice_lines(choice) for choice in bound.subwidgets] if several else [],
        "single": getattr(widget, "input_type", "") == "checkbox" and not several,
        "choice_kind": "radio" if getattr(widget, "input_type", "") == "radio" else "check",
        "help_id": f"{bound.auto_id}_helptext",
        "error_id": f"{bound.auto_id}_error",
    }


def choice_lines(choice: Any) -> dict[str, Any]:
    """One choice of a field: its control, its first line and, after a line break, its help."""
    first, _break, rest = str(choice.choice_label).partition("\n")
    return {"control": choice.tag(), "id": choice.id_for_label, "first": first, "rest": rest}


def before(label: Any) -> str:
    """A label in front of what is wrong: a colon, unless it ends a sentence itself."""
    words = str(label)
    return words if words.endswith(("?", "!", ".", ":")) else f"{words}:"


def form_errors(form: Any) -> dict[str, Any]:
    """`{% form_errors form %}`: what is not right yet, above the form, each a link to its field. Nothing when all is well."""
    lines = []
    for name, errors in form.errors.items():
        if name == "__all__" or name not in form.fields:
            lines += [{"target": "", "label": "", "message": message} for message in errors]
            continue
        bound = form[name]
        target = bound.auto_id if not bound.use_fieldset else f"{bound.auto_id}_0"
        lines += [{"target": target, "label": before(bound.label), "message": message} for message in errors]
    return {"lines": lines, "kept": not any(_forgets(one.widget) for one in form.fields.values())}


def _forgets(widget: Any) -> bool:
    """A PIN is never sent back to the browser, so it must be typed again."""
    return isinstance(widget, PasswordInput) and not widget.render_value


def pager(context: Context, page: Any, name: str = "page") -> dict[str, Any]:
    """`{% pager page %}`: newer and older, as links that keep the other choices in the address."""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)

    def address(number: int) -> str:
        query[name] = str(number)
        return query.urlencode()

    return {"page": page, "before": address(page.number - 1), "after": address(page.number + 1)}
