"""Tests of citeman.report."""
