# mistake: chooses "6-4-2"
# message: lesson 1
sizes = "6-4-2"
