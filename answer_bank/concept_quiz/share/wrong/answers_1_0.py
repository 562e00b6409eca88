# mistake: answers 1
# message: lesson 2
share = 1.0
