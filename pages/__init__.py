"""The pages, one file each, and `navigation`, which the server runs at every visit."""
