"""Asking to confer with somebody else, through the family (rules/49_consult.sql)."""
