"""How a brochure speaks to its reader (VO)."""
