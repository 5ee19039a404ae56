"""The commands: each reads its options, calls rooms, and tells what became of it."""
