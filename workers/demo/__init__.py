"""The demonstration: sample initiatives of our own making, walked through whole lives."""
