"""The pages: what staff, overseers and initiators see in a browser."""
