"""PostgreSQL and Temporal on this machine, started and stopped by us."""
