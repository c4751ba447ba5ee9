"""What can go wrong with sealed things."""


class VaultError(Exception):
    """Something sealed could not be sealed or opened. Never carries a text, a key or an identifier of a row."""


class KeyGone(VaultError):  # noqa: N818 - says what is so
    """The key of this book was destroyed, or never made: what it sealed can never be read again."""


class Tampered(VaultError):  # noqa: N818
    """The sealed bytes are not what was sealed here: changed, cut off, or moved from another row, column or book."""


class KeyInUse(VaultError):  # noqa: N818
    """A generation of the master key cannot be forgotten yet, or a key exists already."""
