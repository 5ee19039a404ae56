"""What a brochure holds, how its parts are built, and whether it is fair (BA, SE)."""
