"""The demo's own pages: become anybody of the cast, read the mail that was sent. Not there in a real installation."""
