# variant: a loop with math.tanh
import math

def mean_tanh_slope(Z1):
    slopes = [1 - math.tanh(z) ** 2 for z in Z1.flatten()]
    return sum(slopes) / len(slopes)
