# mistake: chooses "either"
# message: lesson 3
seeds = "either"
