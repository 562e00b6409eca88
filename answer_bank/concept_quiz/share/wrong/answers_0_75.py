# mistake: answers 0.75
# message: lesson 2
share = 0.75
