# variant: eight times the second wait
power = 362 * 8
