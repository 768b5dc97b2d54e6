"""From the letter to a case that can be judged."""
