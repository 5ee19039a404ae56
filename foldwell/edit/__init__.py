"""Judges the words before they are set: readability, balance, duties, signatures."""
