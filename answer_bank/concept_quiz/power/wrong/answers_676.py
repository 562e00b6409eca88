# mistake: answers 676
# message: lesson 5
power = 676
