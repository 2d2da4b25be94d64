"""From tokens to a tree with its spans: a cursor over the tokens goes through functions, one a notation."""
