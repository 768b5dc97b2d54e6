"""Letters: what leaves the municipality about a case, and what becomes of it on its way."""
