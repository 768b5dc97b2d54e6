"""Letters: prepared, sent, uncertain, settled, come back."""
