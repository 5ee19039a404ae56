"""Measurements: scripts of one question each, and the suite against peers that `python3 build.py bench` runs."""
