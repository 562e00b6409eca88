# mistake: chooses "vanished"
# message: lesson 4
output = "vanished"
