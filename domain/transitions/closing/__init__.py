"""How a case ends, and how it is opened again."""
