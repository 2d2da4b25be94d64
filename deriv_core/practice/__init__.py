"""A learner's answers: whether they are right."""
