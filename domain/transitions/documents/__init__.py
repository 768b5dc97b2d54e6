"""Documents that come with a case."""
