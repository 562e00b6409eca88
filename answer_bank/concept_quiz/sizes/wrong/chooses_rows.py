# mistake: chooses "rows"
# message: lesson 1
sizes = "rows"
