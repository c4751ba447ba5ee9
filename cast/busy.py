"""What is Femke's alone: her families without a book, as she calls them in her own list, and what she put into her own
record. The families of the books see only that last."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from gezinsboek.ground import clock
from gezinsboek.ground.acts import ask
from gezinsboek.ground.ui import dates
from gezinsboek.records import taking, tiles
from gezinsboek.records.models import Takeover

from .people import PLAYERS, acts

WHO = "femke"
SPACE = UUID("6c1b0b9a-6c55-4e0c-9b07-3f3b6f0d7a52")
WITHOUT_A_BOOK = (
    ("Gezin met de blauwe fiets", "Terugbellen over de bijles", -1),
    ("Rijtjeshuis bij de molen", "Huisbezoek om drie uur", 0),
    ("Flat aan het park", "Formulier voor de sportclub regelen", 4),
    ("Boven de bakker", "Vragen of een eigen boek helpt", 12),
    ("Nieuw gezin van dinsdag", "", None),
)
BEHIND = 5  # what she wrote last and did not take over yet
SOON = timedelta(minutes=20)


def of_the_demo() -> None:
    """Made once: again changes nothing, also what she ticked off or threw away."""
    with acts(WHO):
        for label, todo, days in WITHOUT_A_BOOK:
            day = None if days is None else dates.today() + timedelta(days=days)
            tiles.make(uuid5(SPACE, label), label, todo, day)


def took_over() -> None:
    """Nearly all that she wrote, soon after she wrote it; once, when the books are there."""
    with acts(WHO):
        wrote = sorted(ask("not_taken_over", clock.now() - timedelta(days=90)), key=lambda row: row[3])
        done = Takeover.objects.filter(person=PLAYERS[WHO].id).exists()
    for n, (item, _book, _chapter, at, why, *_rest) in enumerate([] if done else wrote[:-BEHIND]):
        if why == Takeover.Why.OWN:
            takes_over(item, at + SOON, Takeover.How.CLICK if n % 3 == 0 else Takeover.How.TICKED)


def takes_over(item: UUID, at: datetime, how: Takeover.How) -> None:
    """By the way of her organisation, so that it arrives in the mailbox of the demo."""
    with clock.moved_to(at), acts(WHO):
        taking.take_over([item], how)
