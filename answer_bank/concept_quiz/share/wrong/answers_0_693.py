# mistake: answers 0.693
# message: lesson 2
share = 0.693
