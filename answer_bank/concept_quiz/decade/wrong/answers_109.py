# mistake: answers 109
# message: lesson 4
decade = 109
