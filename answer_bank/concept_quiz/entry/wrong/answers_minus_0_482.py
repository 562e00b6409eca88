# mistake: answers -0.482
# message: lesson 2
entry = -0.482
