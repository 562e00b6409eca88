# mistake: chooses "best"
# message: lesson 3
seeds = "best"
