# mistake: chooses "thousandth"
# message: lesson 5
deep = "thousandth"
