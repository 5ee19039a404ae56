"""Two versions of finished files held against each other: words, layout, pixels and metadata.

Files are read as anybody's: nothing in them is trusted, and each pair is compared in a process of its own.
"""
