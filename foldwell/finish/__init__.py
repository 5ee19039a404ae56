"""Sheets to files: one module a medium, and what they share: structure, metadata, facts."""
