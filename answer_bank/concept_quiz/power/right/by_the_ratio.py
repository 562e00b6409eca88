# variant: by the ratio of the two measured waits
power = 362 * 362 / 48
