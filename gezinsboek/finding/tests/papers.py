"""Small documents of each kind, made by hand: real enough to be read, and some to hurt the reader."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
_TYPES = {"[Content_Types].xml": "<Types/>"}


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(text: str, more: str = "") -> bytes:
    body = f'<w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    return packed(_TYPES | {"word/document.xml": more + body})


def xlsx(text: str) -> bytes:
    shared = f'<sst xmlns="urn:x"><si><t>{text}</t></si></sst>'
    return packed(_TYPES | {"xl/workbook.xml": "<workbook/>", "xl/sharedStrings.xml": shared})


def pptx(text: str) -> bytes:
    slide = f'<p:sld xmlns:p="urn:p" xmlns:a="urn:a"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>'
    return packed(_TYPES | {"ppt/presentation.xml": "<p/>", "ppt/slides/slide1.xml": slide})


def odt(text: str) -> bytes:
    half = len(text) // 2
    content = (
        f'<o:doc xmlns:o="urn:o" xmlns:text="urn:t"><o:style>geen tekst</o:style><text:p>{text[:half]}'
        f"<text:span>{text[half:]}</text:span></text:p></o:doc>"
    )
    return packed({"mimetype": ODT, "content.xml": content})


def pdf(text: str, *, locked: bool = False) -> bytes:
    """One page with one line, written by hand; with `locked` it opens only with a password."""
    stream = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, said in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{said}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return _locked(out) if locked else out


def _locked(made: bytes) -> bytes:
    import pypdf

    writer: Any = pypdf.PdfWriter(clone_from=io.BytesIO(made))
    writer.encrypt("een wachtwoord", algorithm="AES-256")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def bomb() -> bytes:
    """A small document that unpacks to a hundred megabytes of text."""
    run = "<w:p><w:r><w:t>" + "zwemles " * 1000 + "</w:t></w:r></w:p>"
    return packed(_TYPES | {"word/document.xml": '<w:document xmlns:w="urn:w">' + run * 12_500 + "</w:document>"})


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "zwemles zwemles">'
    + "".join(
        f'<!ENTITY {b} "&{a};&{a};&{a};&{a};&{a};&{a};&{a};&{a};">'
        for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
