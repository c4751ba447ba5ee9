"""Whole stories in a real browser against the running product; they also make the pictures of the docs."""
