"""Settings of all tests."""

from hypothesis import settings

# A slow machine is no failing test: timings live in the benchmarks.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
