# variant: a numpy number
import numpy as np

fan_in = np.sqrt(3 / 400)
