"""From text to tree: characters, tokens, letter runs, precedence; every error points."""
