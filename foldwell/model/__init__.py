"""What people write: topics, clinics, brands, layouts, locales, notices, signatures."""
