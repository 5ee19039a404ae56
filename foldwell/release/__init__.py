"""After the build: what becomes of finished files."""
