"""What an independent validator says of a PDF: `page`, held to veraPDF's own test files by its makers."""

from page import validate_pdf_bytes

READ_ALOUD, KEPT = "ua1", "3a"  # PDF/UA-1 (ISO 14289-1), PDF/A-3a (ISO 19005-3)


def breaches(pdf: bytes, standard: str) -> list[str]:
    """Each rule of the standard that it breaks, with why; none for a good one."""
    return [f"{fault.rule_id}: {fault.message}" for fault in validate_pdf_bytes(pdf, profile=standard).failures]
