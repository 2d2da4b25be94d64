"""From text to tree: characters, tokens, names, grammar, and ambiguities; every error points."""
