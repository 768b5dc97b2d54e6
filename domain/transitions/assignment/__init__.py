"""Who has a case: a team and a handler."""
