"""The four kinds of initiative."""
