# mistake: math.log divides by zero
# message: , where c is 0
import math

def plateau_length(X, Y, scale, learning_rate):
    c = [float(v) for v in ((Y - Y.mean()) * X).mean(axis=1)]
    norm = math.sqrt(sum(v * v for v in c))
    return math.log(1 / scale) / math.log(1 + learning_rate * norm)
