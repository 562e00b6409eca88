# mistake: chooses "small"
# message: lesson 3
same_seed = "small"
