"""Mail to people: a queue in the database, sealed, sent by the worker. README.md beside this says how."""
