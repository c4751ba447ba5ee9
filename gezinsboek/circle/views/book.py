"""Opening a book, and choosing one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from gezinsboek.circle import news
from gezinsboek.circle.forms.book import OpenForm
from gezinsboek.circle.models import Member
from gezinsboek.circle.of_one import of_one
from gezinsboek.circle.opening import open_book
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.ids import new_id
from gezinsboek.people import parked
from gezinsboek.people.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
def book_open(request: HttpRequest) -> HttpResponse:
    """`/boek/openen/`: only a name is asked, and then the book is there. Only a family opens one."""
    person = get_object_or_404(Person, id=request.user.pk)
    if person.professional:
        return render(request, "circle/book_for_family.html")
    form = OpenForm(request.POST or parked.take(request) or None, initial={"book": new_id()})
    if request.method == "POST" and form.is_valid():
        book = open_book(form.cleaned_data["name"], person.name, book_id=form.cleaned_data["book"])
        return redirect("timeline", book.id)
    return render(request, "circle/book_open.html", {"form": form}, status=422 if request.method == "POST" else 200)


@require_safe
def books(request: HttpRequest) -> HttpResponse:
    """`/boeken/`: all books I take part in."""
    person = get_object_or_404(Person, id=request.user.pk)
    mine = {one.dossier_id: one for one in Member.objects.filter(person=person)}
    found = sorted(Dossier.objects.filter(id__in=mine), key=lambda one: (one.name.casefold(), one.id))
    told = news.for_books(mine) if mine else {}
    alone = of_one(mine.values())
    rows = [
        {"book": book, "me": mine[book.id], "alone": book.id in alone, "news": told.get(book.id, [])} for book in found
    ]
    return render(request, "circle/books.html", {"rows": rows, "person": person})
