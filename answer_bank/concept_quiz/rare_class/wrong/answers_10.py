# mistake: answers 10
# message: lesson 4
rare_class = 10
