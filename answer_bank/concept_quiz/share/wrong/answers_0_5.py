# mistake: answers 0.5
# message: lesson 2
share = 0.5
