"""How a wrong fact is mended."""
