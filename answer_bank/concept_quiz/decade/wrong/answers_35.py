# mistake: answers 35
# message: lesson 4
decade = 35
