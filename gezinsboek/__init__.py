"""Gezinsboek: a book that a family owns."""

__version__ = "0.1.0"
