### The Explore page.

explore-make-a-task = Make a task of this
