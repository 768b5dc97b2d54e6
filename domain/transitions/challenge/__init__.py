"""The track of the right to challenge."""
