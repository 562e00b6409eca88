# mistake: answers -0.241
# message: lesson 2
entry = -0.241
