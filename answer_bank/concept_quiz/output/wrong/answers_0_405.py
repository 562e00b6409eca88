# mistake: answers 0.405
# message: lesson 4
output = 0.405
