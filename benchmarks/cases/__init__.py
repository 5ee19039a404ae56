"""The cases, each in a file of its own: `measure` takes the suite's shared part and returns results."""
