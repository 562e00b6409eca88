# variant: an array of one number
import numpy as np

fan_in = np.array([0.0866])
