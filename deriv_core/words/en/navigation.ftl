### The bar of pages, and what each page is called.

navigation-explore = Explore
navigation-steps = Steps
navigation-shrinking = Shrinking ε
navigation-lessons = Lessons
navigation-practice = Practice
navigation-teach = Teach
navigation-task = Task
navigation-steps-heading = Steps of differentiation
