# mistake: answers 676
# message: lesson 4
power = 676
