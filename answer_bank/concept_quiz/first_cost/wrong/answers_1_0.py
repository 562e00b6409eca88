# mistake: answers 1
# message: lesson 1
first_cost = 1.0
