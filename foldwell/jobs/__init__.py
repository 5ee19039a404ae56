"""Which brochures there are, which of them are to be made anew, and making them."""
