"""Arithmetic of targets: pure functions over polars frames, no clock, no file, no store."""
