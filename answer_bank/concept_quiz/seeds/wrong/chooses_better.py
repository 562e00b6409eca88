# mistake: chooses "better"
# message: lesson 3
seeds = "better"
