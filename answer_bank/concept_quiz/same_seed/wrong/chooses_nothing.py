# mistake: chooses "nothing"
# message: lesson 3
same_seed = "nothing"
