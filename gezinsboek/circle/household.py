"""Who is in the family: the children, their birth dates, and what is said about gezag (SHARING 6, 15)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gezinsboek.circle.forms.book import ChildForm
from gezinsboek.dossier.models import Child, Custody
from gezinsboek.ground.acts import Refused, ask
from gezinsboek.ground.ui.dates import today

from . import gezag
from .around import Around
from .gezag import Said, said_here
from .models import Bookmark
from .opening import say_birth

GROWN = 12  # from this age on only the child itself changes its birth date, or two with gezag together


@dataclass
class ChildCard:
    """A child as the page shows it; `form` for who may tell something about it."""

    child: Child
    title: str
    born: date | None
    said: list[Said]
    asked: str
    form: ChildForm | None
    agree: date | None = None  # what another guardian said, and I can say too

    @property
    def age(self) -> int | None:
        return age(self.born) if self.born else None


def cards(around: Around, sent: tuple[UUID, ChildForm] | None = None) -> list[ChildCard]:
    """All children I know. `sent`: a form that was not right yet, instead of the one that belongs there."""
    told = said_here(around)
    asked = births_asked(around)
    mendable = to_mend(around)
    found = []
    for child in around.children:
        form = sent[1] if sent and sent[0] == child.id else form_of(around, child, mendable=mendable)
        said = told.get(child.id, [])
        waits = _asked(around, child, asked.get(child.id))
        card = ChildCard(child, _title(child, around.children), born_of(child), said, waits, form)
        if around.guardian and child.id in asked and asked[child.id][0] != around.me:
            if form and "born" in form.fields:
                card.agree = asked[child.id][1]
            else:  # of a child of twelve only who has gezag can say yes
                card.asked += " " + _("Zeg eerst bij gezag of jij dat hebt.")
        found.append(card)
    return found


def births_asked(around: Around) -> dict[UUID, tuple[UUID, date]]:
    """Child -> who says which birth date, and waits for a yes; what another says before what I say."""
    rows = [(child, by, born) for child, by, born, _book in ask("births_asked", around.book.id)]
    return {child: (by, born) for child, by, born in sorted(rows, key=lambda row: row[1] != around.me)}


def to_mend(around: Around) -> set[UUID]:
    """The children whose birth date I typed less than a day ago."""
    return {child for (child,) in ask("births_to_mend", around.book.id)}


def _asked(around: Around, child: Child, asked: tuple[UUID, date] | None) -> str:
    """What one who has gezag says the birth date is, for who can say the same."""
    if asked is None:
        return ""
    by, said = asked
    day = date_format(said, "j F Y")
    if by == around.me:
        return _("Jij vulde %(day)s in. Nog niet: de andere ouder met gezag moet ja zeggen.") % {"day": day}
    told = {"name": around.by_id[by].introduced if by in around.by_id else _("Iemand"), "day": day}
    if around.myself and around.myself.child_id == child.id:
        may = (born := born_of(child)) is None or age(born) >= GROWN
        says = _("%(name)s denkt dat jij op %(day)s geboren bent.") % told
        return says + " " + _("Jij kunt het zelf invullen.") if may else says
    return _("%(name)s vulde %(day)s in. Klopt dat? Wie wat leest, hangt soms af van de leeftijd.") % told


def _title(child: Child, every: list[Child]) -> str:
    """The name; with a number where more children have it, so that no two cards are called the same."""
    same = [one.id for one in every if one.name.casefold() == child.name.casefold()]
    return child.name if len(same) == 1 else f"{child.name} ({same.index(child.id) + 1})"


def form_of(
    around: Around, child: Child, told: object = None, *, mendable: set[UUID] | None = None
) -> ChildForm | None:
    """What I may tell about this child: a guardian all, and the child itself its birth date."""
    me, born = around.myself, born_of(child)
    itself = bool(me and me.child_id == child.id) and around.looking_as is None
    mends = child.id in (to_mend(around) if mendable is None else mendable)
    young = born is None or age(born) < GROWN or mends
    if not (around.guardian or itself):
        return None
    mine = Custody.objects.filter(child_id=child.id, member=around.me).first()
    known = {"name": child.name, "born": born, "custody": mine.answer if mine else ""}
    if mine:
        known |= {"since": mine.since, "until": mine.until, "shown_to": str(mine.shown_to or "")}
    return ChildForm(
        told,
        initial=known,
        prefix=f"c{child.id.hex[-8:]}",
        mends=mends,
        born=itself or (around.guardian and (young or known["custody"] == Custody.Answer.YES)),
        family=around.guardian,
        professionals=[(str(one.id), one.introduced) for one in around.taking_part if one.squared],
    )


def save(around: Around, child: Child, form: ChildForm) -> bool:
    """Keep what changed. False when the birth date cannot be this one; the form says so."""
    told, before = form.cleaned_data, child.born
    if (born := told.get("born")) and born != born_of(child):
        try:
            known = say_birth(child, born)
        except Refused:
            form.add_error("born", _("Deze datum kan niet. Kijk hem nog eens na."))
            return False
        if not known:
            child.born = before
    if "name" in told and told["name"] != child.name:
        child.name = told["name"]
        if not Child.objects.filter(id=child.id).update(name_sealed=child.name_sealed):
            raise Refused("rename")
    if told.get("custody"):
        shown = {"shown_to": UUID(told["shown_to"]) if told["shown_to"] else None} if "shown_to" in told else {}
        gezag.say(around, child.id, told["custody"], since=told["since"], until=told["until"], **shown)
    return True


def agree(around: Around, child: Child, seen: str) -> bool:
    """The same date as another guardian said and I saw. False when it waits for one more; another date is a refusal."""
    by, born = births_asked(around).get(child.id, (around.me, None))
    if born is None or by == around.me or born.isoformat() != seen:
        raise Refused("agree")
    return say_birth(child, born)


def other_parent_answered(around: Around) -> None:
    """That the question was put, never what the answer was."""
    mark = Bookmark(dossier_id=around.book.id, person=around.person, asked_other_parent=True)
    Bookmark.objects.bulk_create(
        [mark],
        update_conflicts=True,
        unique_fields=["dossier", "person"],
        update_fields=["asked_other_parent"],
    )


def asks_for_other_parent(around: Around) -> bool:
    """Put once, to a guardian who is the only one."""
    alone = not any(one.role == "guardian" and one.id != around.me for one in around.taking_part + around.invited)
    answered = Bookmark.objects.filter(dossier_id=around.book.id, person=around.person, asked_other_parent=True)
    return around.guardian and alone and not around.of_one and not answered.exists()


def born_of(child: Child) -> date | None:
    return date.fromisoformat(child.born) if child.born else None


def age(born: date) -> int:
    now = today()
    return now.year - born.year - ((now.month, now.day) < (born.month, born.day))
