"""The people of the tests, the demo, the docs and the examples."""
