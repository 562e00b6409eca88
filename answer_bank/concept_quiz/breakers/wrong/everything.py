# mistake: chooses every option
# message: lesson 2
breakers = ["clipping", "rates", "inputs", "rounding", "shuffle"]
