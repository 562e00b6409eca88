# mistake: chooses "6-6-2"
# message: lesson 1
sizes = "6-6-2"
