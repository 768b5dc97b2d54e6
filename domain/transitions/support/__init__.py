"""The track of support."""
