# mistake: answers 1.5
# message: lesson 1
first_cost = 1.5
