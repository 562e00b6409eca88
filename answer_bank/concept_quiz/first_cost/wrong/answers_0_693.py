# mistake: answers 0.693
# message: lesson 1
first_cost = 0.693
