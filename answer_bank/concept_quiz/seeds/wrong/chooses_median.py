# mistake: chooses "median"
# message: lesson 3
seeds = "median"
