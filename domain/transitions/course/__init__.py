"""What turns the course of a case: routed, split, joined, partly withdrawn, nobody to be found."""
