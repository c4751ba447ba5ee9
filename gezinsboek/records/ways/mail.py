"""By mail to the organisation's own confirmed address: an attachment that is locked (ZIP with AES-256 under a passphrase that
was agreed outside the mail), and in the mail itself nothing of a family.

The state of a delivery is what the mail server answered. Its Message-ID is the receipt's id, so that a second copy, sent
because the worker was killed between the server's yes and our note, is known as the same.
"""

import io

import pyzipper

from gezinsboek.ground.mail.direct import Letter, NotTaken, Refused, hand_over
from gezinsboek.organisations.models import Organisation

from . import Never, NotYet, Parcel


def send(parcel: Parcel, organisation: Organisation) -> None:
    if not organisation.mail or organisation.mail_confirmed_at is None or not organisation.passphrase:
        raise Never("not set up")
    letter = Letter(
        to=organisation.mail,
        template="records/trial_mail" if parcel.trial else "records/locked_mail",
        code=str(parcel.id),
        attachment=(f"{parcel.name}.zip", "application/zip", locked(parcel, organisation)),
        message=parcel.id,
    )
    try:
        hand_over(letter)
    except Refused as fault:
        raise Never(fault.status) from None
    except NotTaken as fault:
        raise NotYet(fault.status) from None


def locked(parcel: Parcel, organisation: Organisation) -> bytes:
    """The ZIP, in memory alone."""
    made = io.BytesIO()
    with pyzipper.AESZipFile(made, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as whole:
        whole.setpassword(organisation.passphrase.encode())
        whole.setencryption(pyzipper.WZ_AES, nbits=256)
        for name, _kind, content in parcel.papers(organisation):
            whole.writestr(name, content)
    return made.getvalue()
