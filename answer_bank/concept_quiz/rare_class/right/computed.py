# variant: computed
import math

rare_class = math.log(10) / math.log(1 + 1.2 * 0.09)
