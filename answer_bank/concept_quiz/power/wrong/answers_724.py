# mistake: answers 724
# message: lesson 4
power = 724
