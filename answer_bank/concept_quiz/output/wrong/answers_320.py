# mistake: answers 320
# message: lesson 4
output = 320
