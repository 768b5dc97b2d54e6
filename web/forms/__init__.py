"""Forms made from the fields of a command: nothing is asked that the command does not know."""
