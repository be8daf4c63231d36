"""`citeman check`."""
