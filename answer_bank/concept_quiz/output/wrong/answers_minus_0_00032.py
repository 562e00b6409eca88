# mistake: answers -0.00032
# message: lesson 4
output = -0.00032
