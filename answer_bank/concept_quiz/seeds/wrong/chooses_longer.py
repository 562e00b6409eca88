# mistake: chooses "longer"
# message: lesson 3
seeds = "longer"
