"""Tests of citeman.pipeline."""
