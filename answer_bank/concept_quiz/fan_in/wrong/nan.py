# mistake: NaN
# message: nan or infinite
fan_in = float("nan")
