"""The pure core: what a case is, what may happen to it and what the law says of time."""
