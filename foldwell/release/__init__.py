"""What went out: manifests, the ledger, changes of the wording, and what a file is by them."""
