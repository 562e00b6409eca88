# variant: computed
import math

first_cost = 3 * math.log(2)
