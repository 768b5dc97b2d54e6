"""The track of voluntary contributions."""
