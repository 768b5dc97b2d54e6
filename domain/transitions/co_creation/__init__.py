"""The track of co-creation."""
