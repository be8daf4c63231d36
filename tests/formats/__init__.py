"""Tests of citeman.formats."""
