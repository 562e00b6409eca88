# mistake: answers 0.09
# message: lesson 4
output = 0.09
