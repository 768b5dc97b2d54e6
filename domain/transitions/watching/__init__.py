"""Who follows a case."""
