"""How hard the words are to read (RD)."""
