"""Demonstration returns and measurements of speed: nothing here runs in the product."""
