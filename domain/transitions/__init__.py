"""Everything that may happen to a case, a module each."""
