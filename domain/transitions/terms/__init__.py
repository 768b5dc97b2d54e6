"""What the engine itself observes of time."""
