"""Who does what around the family, on one card (rules/49_helping.sql; docs/decisions/0084-who-does-what.md)."""
