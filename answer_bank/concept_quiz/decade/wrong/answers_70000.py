# mistake: answers 70000
# message: lesson 4
decade = 70000
