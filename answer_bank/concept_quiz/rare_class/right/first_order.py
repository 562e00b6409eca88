# variant: ln(1 + x) taken as x
import math

rare_class = math.log(10) / (1.2 * 0.09)
