# variant: a NumPy number, rounded
import numpy as np

rate = np.round(0.02 * 16, 1)
