"""Tests of BibTeX and biblatex."""
