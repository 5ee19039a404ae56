"""Brands stamped into files that were laid out once: a group's base, each clinic's slots, and the file of both."""
