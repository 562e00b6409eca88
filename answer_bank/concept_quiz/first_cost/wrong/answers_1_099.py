# mistake: answers 1.099
# message: lesson 1
first_cost = 1.099
