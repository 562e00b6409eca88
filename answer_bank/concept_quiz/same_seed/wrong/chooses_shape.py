# mistake: chooses "shape"
# message: lesson 3
same_seed = "shape"
