"""Documents that come with a case: what they are, and what may be taken in."""
