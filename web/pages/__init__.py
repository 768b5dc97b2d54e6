"""One module a page: what it asks of the office, and which template shows it."""
