# variant: computed
import numpy as np

share = -(0.75 * np.log(0.75) + 0.25 * np.log(0.25))
