"""citeman: a heap of papers in, one clean, deduplicated, verified bibliography out."""

__version__ = "0.1.0"
