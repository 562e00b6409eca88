# mistake: answers 0.003125
# message: lesson 7
rate = 0.003125
