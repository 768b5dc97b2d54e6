"""Read models, each named for the question it answers."""
