"""Who has a case: a team, a handler, and who follows it."""
