# variant: computed
import math

first_cost = math.log(2)
