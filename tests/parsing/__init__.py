"""Tests of citeman.parsing."""
