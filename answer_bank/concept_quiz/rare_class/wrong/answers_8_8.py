# mistake: answers 8.8
# message: lesson 4
rare_class = 8.8
