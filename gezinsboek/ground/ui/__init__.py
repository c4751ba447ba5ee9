"""The look: dates in words, initials in a colour, names of assets. docs/look.md shows the parts made of it."""
