# mistake: answers 0.5
# message: lesson 1
first_cost = 0.5
