# mistake: answers 0
# message: lesson 2
entry = 0.0
