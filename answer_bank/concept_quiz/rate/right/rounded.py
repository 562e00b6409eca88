# variant: a NumPy number, rounded
import numpy as np

rate = np.round(0.05 * 16, 1)
