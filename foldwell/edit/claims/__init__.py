"""A net for claims in running text (CL): it catches wording, and proves nothing."""
