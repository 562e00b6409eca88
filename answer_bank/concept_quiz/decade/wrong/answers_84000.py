# mistake: answers 84000
# message: lesson 4
decade = 84000
