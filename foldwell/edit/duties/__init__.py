"""What a publisher owes its readers and the law (ME, RG, LA, AC)."""
