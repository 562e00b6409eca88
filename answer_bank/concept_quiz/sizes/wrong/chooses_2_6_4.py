# mistake: chooses "2-6-4"
# message: lesson 1
sizes = "2-6-4"
