"""Coming in with a link or a letter (SHARING 14). Who invites and why, nothing more, until somebody says yes."""

from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gezinsboek.circle import agreement, doorstep, invitations, one_time, own_book, sending
from gezinsboek.circle.forms.joining import CodeForm, NameForm
from gezinsboek.circle.invitations import Peek
from gezinsboek.circle.models import Role
from gezinsboek.circle.welcome import welcome
from gezinsboek.ground.acting import Acting, acting
from gezinsboek.ground.codes import Code
from gezinsboek.ground.ui.dates import full_day
from gezinsboek.people import way
from gezinsboek.people.gate import form_at
from gezinsboek.people.joining import open_account_without_email
from gezinsboek.people.models import Account, Person


@login_not_required
def code(request: HttpRequest) -> HttpResponse:
    """`/code/`: type the code of a letter."""
    form = CodeForm(request.POST or None)
    if request.method != "POST":
        return render(request, "circle/code.html", {"form": form})
    status = 422
    if form.is_valid():
        tries = doorstep.count_try(request)
        if tries is None:
            form.add_error("code", _("Dit is te vaak geprobeerd. Wacht tien minuten. Probeer het dan nog eens."))
            status = 429
        elif answer := _opened(request, form.cleaned_data["code"]):
            tries.rollback()
            return answer
        else:
            form.add_error("code", _("Deze code klopt niet, of werkt niet meer. Kijk hem nog eens na."))
    return render(request, "circle/code.html", {"form": form}, status=status)


@login_not_required
def invited(request: HttpRequest, handle: str, secret: str) -> HttpResponse:
    """`/uitnodiging/.../.../`: the link of a mail or the block of a letter. The code goes out of the address at once."""
    tries = doorstep.count_try(request)
    if tries is None:
        return closed(request, "too often")
    answer = _opened(request, Code(handle, secret))
    if answer is None:
        return closed(request, "wrong")
    tries.rollback()
    return answer


def _opened(request: HttpRequest, typed: Code) -> HttpResponse | None:
    """Where a right code leads; None for a wrong one, whether it is known or not."""
    if not typed.secret:
        if own_book.giver_of(typed.handle) is None:
            return None
        doorstep.keep(request, typed, doorstep.OWN_BOOK)
        return redirect("own_book")
    if invitations.peek(*typed):
        doorstep.keep(request, typed)
        return redirect("joining")
    why, book = invitations.why_closed(acting(), *typed)
    if why == "wrong" and one_time.peek(*typed):
        doorstep.keep(request, typed, doorstep.ONCE)
        return redirect("once")
    return None if why == "wrong" else closed(request, why, book)


@login_not_required
def joining(request: HttpRequest) -> HttpResponse:
    """`/uitnodiging/`: who invites and why, what saying yes means, and yes, no or later."""
    return door(request)


def door(request: HttpRequest, *, must_agree: bool = False) -> HttpResponse:
    """The page; `must_agree` when the spelregels still wait for their yes."""
    kept = doorstep.kept(request)
    if kept is None:
        return redirect("code")
    found = invitations.peek(*kept)
    if found is None:
        return closed(request, *invitations.why_closed(acting(), *kept))
    me = Person.objects.filter(pk=request.user.pk).first() if request.user.is_authenticated else None
    work_first = found.invited.role == Role.PROFESSIONAL and me is not None and not me.professional
    shown: dict[str, object] = {"found": found, "me": me, "work_first": work_first, "last_day": full_day(found.expires)}
    shown["word"] = "" if found.by_mail else kept.handle.partition("-")[0]  # as the letter says they will see
    shown |= {"agreement": agreement.Shown.of(found.agreement), "must_agree": must_agree}
    return render(request, "circle/joining.html", shown, status=422 if must_agree else 200)


@login_not_required
def joining_how(request: HttpRequest) -> HttpResponse:
    """`/uitnodiging/inloggen/`: with an account, a new one, or without e-mail."""
    kept = doorstep.kept(request)
    found = invitations.peek(*kept) if kept else None
    if found is None or request.user.is_authenticated:
        return redirect("joining")
    without = "" if found.by_mail else reverse("joining_without_email")
    shown: dict[str, object] = {
        "found": found,
        "onwards": urlencode({"next": reverse("joining")}),
        "without_url": without,
    }
    return render(request, "circle/joining_how.html", shown)


@login_not_required
def joining_without_email(request: HttpRequest) -> HttpResponse:
    """`/uitnodiging/zonder-e-mail/`: only with a letter. A name, and then a key of one's own before anything else."""
    kept = doorstep.kept(request)
    found = invitations.peek(*kept) if kept else None
    if kept is None or found is None or found.by_mail or request.user.is_authenticated:
        return redirect("joining")
    return without_email(request, kept, onwards=reverse("joining"), back=reverse("joining_how"))


def without_email(request: HttpRequest, kept: Code, *, onwards: str, back: str) -> HttpResponse:
    """The page that asks a name, for who holds a right code on paper; `onwards` is where they go with a key of their own."""
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if doorstep.count_account(request, kept):
            open_account_without_email(request, form.cleaned_data["name"])
            way.remember(request, onwards)
            return redirect("own_key")
        form.add_error(None, _("Met deze brief is al vaak begonnen. Vraag om een nieuwe brief."))
    status = 422 if request.method == "POST" else 200
    return render(request, "circle/joining_without_email.html", {"form": form, "back": back}, status=status)


@transaction.non_atomic_requests
@form_at("joining")
@require_POST
def joining_yes(request: HttpRequest) -> HttpResponse:
    """In, or why not. The gate let through only who has the second factor they need.

    Coming in happens over the second connection, so what is told afterwards is asked in a transaction that began later.
    """
    account, who, kept = request.user, acting(), doorstep.kept(request)
    if kept is None or who is None or not isinstance(account, Account):
        return redirect("code")
    found = invitations.peek(*kept)
    if found is None:
        return closed(request, *invitations.why_closed(who, *kept))
    addresses = doorstep.verified_addresses(account)
    with transaction.atomic():
        shown = doorstep.shown(Person.objects.get(pk=account.pk), addresses)
    word = invitations.redeem(who, *kept, addresses, shown, agreement.ticked(request.POST))
    with transaction.atomic():
        return _answer(request, who, word, found)


def _answer(request: HttpRequest, who: Acting, word: str, found: Peek) -> HttpResponse:
    if word == "in":
        welcome(request, found.book, who.person)
        return redirect("our_story", found.book)  # what a newcomer reads first
    if word == "agree":
        return door(request, must_agree=True)
    if word == "already":
        messages.info(request, _("Je doet al mee in dit boek."))
        return redirect("timeline", found.book)
    if word == "work":
        return redirect(f"{reverse('my_work')}?{urlencode({'next': reverse('joining')})}")
    if word == "waits":
        if not found.waiting:
            where = reverse("invitations", args=[found.book])
            sending.tell(found.inviter.person_id, "circle/joining_waits_mail", where, found.book)
        return render(request, "circle/joining_waits.html", {"found": found})
    return closed(request, word)


@login_not_required
@require_POST
def joining_no(request: HttpRequest) -> HttpResponse:
    """Not taking part. The inviter sees it; a second click finds it said."""
    kept = doorstep.kept(request)
    if kept is None:
        return redirect("code")
    if not invitations.decline(*kept):
        why, book = invitations.why_closed(acting(), *kept)
        if why != "refused":
            return closed(request, why, book)
    return render(request, "circle/joining_declined.html")


@login_not_required
@require_POST
def joining_later(request: HttpRequest) -> HttpResponse:
    """Nothing is said yet; the link or letter still works. It is forgotten here: others may use this device."""
    kept = doorstep.kept(request)
    found = invitations.peek(*kept) if kept else None
    doorstep.forget(request)
    last_day = full_day(found.expires) if found else ""
    return render(request, "circle/joining_later.html", {"last_day": last_day})


@login_not_required
@require_POST
def joining_switch(request: HttpRequest) -> HttpResponse:
    """Somebody else is signed in on this device: out with them, and the invitation stays."""
    waiting = {key: kept for key in (doorstep.KEY, doorstep.OWN_BOOK) if (kept := doorstep.kept(request, key))}
    UserSession.objects.filter(session_key=request.session.session_key).delete()
    logout(request)
    for key, kept in waiting.items():
        doorstep.keep(request, kept, key)
    return redirect("joining_how" if doorstep.KEY in waiting else "own_book")


def closed(request: HttpRequest, why: str, book: UUID | None = None) -> HttpResponse:
    """Why it does not open, as far as this person may know. Who came in with it before goes on to the book."""
    if book:
        return redirect("timeline", book)
    status = {"wrong": 404, "too often": 429, "guardians": 200}.get(why, 410)
    shown = {"sentences": reasons(why), "waits": why == "guardians"}
    return render(request, "circle/joining_closed.html", shown, status=status)


def reasons(why: str) -> list[str]:
    """In plain words, and what to do."""
    ask = _("Vraag om een nieuwe uitnodiging.")
    return {
        "wrong": [_("De link of code klopt niet, of werkt niet meer."), ask],
        "too often": [_("Dit is te vaak geprobeerd."), _("Wacht tien minuten. Probeer het dan nog eens.")],
        "used": [_("Deze uitnodiging is al gebruikt. Hij werkt één keer."), _("Deed je zelf al mee? Log dan in.")],
        "refused": [_("Op deze uitnodiging is nee gezegd."), ask],
        "withdrawn": [_("Deze uitnodiging is ingetrokken.")],
        "left": [_("Wie je uitnodigde, doet zelf niet meer mee in het boek.")],
        "locked": [_("Er is te vaak een verkeerde code getypt. Daarom werkt deze niet meer."), ask],
        "expired": [_("De tijd van deze uitnodiging is voorbij."), ask],
        "empty": [_("Wie je uitnodigde, kan dit nu niet meer met je delen."), ask],
        "guardians": [_("Nog niet alle ouders zeiden ja."), _("De code blijft werken. Probeer het later nog eens.")],
        "other": [_("Iemand anders heeft deze uitnodiging al geopend."), ask],
    }.get(why, [_("Deze uitnodiging kan nu niet open."), ask])
