"""How many terms were kept: the definition of the figure, apart from where its clocks are read."""
