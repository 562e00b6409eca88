# mistake: chooses "first"
# message: lesson 1
sizes = "first"
