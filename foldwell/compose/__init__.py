"""Models to HTML: a pure function of a brochure and a fit."""
