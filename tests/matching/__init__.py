"""Tests of citeman.matching."""
