"""Tasks: composed on the Teach page, carried by a link, done on the learner's page."""
