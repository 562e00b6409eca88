# mistake: answers -200
# message: lesson 4
output = -200
