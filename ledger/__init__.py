"""The event log and the vault on PostgreSQL."""
