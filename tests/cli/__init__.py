"""Tests of citeman.cli."""
