# mistake: chooses "worse"
# message: lesson 3
seeds = "worse"
