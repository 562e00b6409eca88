# mistake: answers 724
# message: lesson 5
power = 724
