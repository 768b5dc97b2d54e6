"""Who somebody is: roads in, and the session that remembers it."""
