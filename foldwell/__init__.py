"""Foldwell: patient brochures that fold, print and read right."""

__version__ = "0.1.0"
