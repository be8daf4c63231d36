"""What holds for every test: no property fails for being slow on a busy machine (speed is what benchmarks measure)."""

from hypothesis import settings

settings.register_profile("citeman", deadline=None)
settings.load_profile("citeman")
