"""One durable Temporal workflow a case."""
