# mistake: answers 0.25
# message: lesson 2
share = 0.25
