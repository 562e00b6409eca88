# mistake: answers 39.5
# message: lesson 4
rare_class = 39.5
