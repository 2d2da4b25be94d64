### How several things are said one after the other.

lists-sentences = { $before } { $part }
lists-commas = { $before }, { $part }
lists-and = { $before } and { $part }
lists-and-the = { $before } and the { $part }
