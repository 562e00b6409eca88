# mistake: one wrong option is chosen too
# message: lesson 2
breakers = ["rates", "rounding", "clipping"]
