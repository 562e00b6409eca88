# mistake: a number in quotes
# message: without quotes
fan_in = "0.0866"
