# mistake: answers 147
# message: lesson 4
decade = 147
