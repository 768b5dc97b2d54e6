"""The processes, and the one place where everything meets."""
