"""Who decides: the organs of the municipality, and who may decide in their name."""
