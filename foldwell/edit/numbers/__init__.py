"""How chances, numbers and prices are told (NU)."""
