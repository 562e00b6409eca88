# mistake: answers 0
# message: lesson 1
first_cost = 0.0
