"""Panels to sheets: where each page of a document lies on the paper, and the merge that keeps its tags."""
