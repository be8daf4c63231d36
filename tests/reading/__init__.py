"""Tests of citeman.reading."""
