"""Dossierkast: a small record system that stands for the one of an organisation, as its supplier would write it.

A process and a database of its own. It knows of Gezinsboek only what docs/koppelen.md tells, and imports nothing of it.
"""
