"""Tests of citeman.crossref."""
