# variant: a numpy string
import numpy as np

constant = np.str_("still")
