"""Measurements: ratios taken within one run, with the noise beside them. Never a timing in a test."""
