"""Settings of all tests."""

import os

from hypothesis import settings

# A slow machine is no failing test: timings live in the benchmarks.
settings.register_profile("house", deadline=None)
# What lands is judged on the same examples each time; new ones are looked for wherever people work.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")
