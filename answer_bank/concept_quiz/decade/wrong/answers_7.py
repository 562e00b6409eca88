# mistake: answers 7
# message: lesson 4
decade = 7
