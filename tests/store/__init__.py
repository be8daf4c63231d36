"""Tests of citeman.store."""
