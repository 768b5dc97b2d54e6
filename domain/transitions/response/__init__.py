"""What the municipality answers."""
