# mistake: chooses "slow"
# message: lesson 4
output = "slow"
