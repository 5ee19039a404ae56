"""HTML to laid-out panels: the only room that knows the engine's layout."""
