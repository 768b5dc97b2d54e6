"""Event logs of other systems: read, understood by a mapping, and taken into the ledger."""
