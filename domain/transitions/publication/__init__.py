"""What the public may read of an initiative."""
