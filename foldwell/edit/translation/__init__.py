"""Whether a translation tells the same as its source (TR)."""
