"""What the read models answer, row by row: the JSON of terminal and web is made of these."""
