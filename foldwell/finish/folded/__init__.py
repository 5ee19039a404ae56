"""Folded proofs: pictures of a piece as it is in the hand."""
