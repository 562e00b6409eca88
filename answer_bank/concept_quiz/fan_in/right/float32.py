# variant: float32
import numpy as np

fan_in = np.float32(0.0866)
