"""Tests of citeman.parsing.fields."""
