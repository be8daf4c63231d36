"""Python's search for reference cycles, kept still while many objects are made of which none is in a cycle.

What may not live here: anything that knows what the objects are.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search meanwhile. What is in no cycle is freed as ever; inside another such block this does nothing."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
