# mistake: answers 0.9
# message: lesson 4
output = 0.9
