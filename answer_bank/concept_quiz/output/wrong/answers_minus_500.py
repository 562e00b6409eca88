# mistake: answers -500
# message: lesson 4
output = -500
