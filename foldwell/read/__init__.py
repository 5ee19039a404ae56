"""From files to models: YAML with the line of every value, what exists, and what is wrong with it."""
