# mistake: chooses "error"
# message: lesson 1
sizes = "error"
