"""The hints of source/scale_and_depth."""

from utils.hints.hint import Hint, Place

_LARGE = Place("04_how_large.ipynb", "saturation-claim", "What a large weight does to a unit")
_SIGNAL = Place("05_going_deeper.ipynb", "signal-claim", "A factor in every layer")

HINTS = {
    "saturation_fraction": Hint(
        "The output of one unit stays near 0.999, and that of another near -0.999. Is the second "
        "unit any less saturated than the first?",
        _LARGE,
        "share = (number of entries with |a| > 0.99) / (number of all entries)",
        "A comparison of an array gives an array of True and False, and the mean of such an "
        "array is a share.",
    ),
    "mean_tanh_slope": Hint(
        "How steep is tanh at z = 0, how steep is it at z = 5, and how do you get that number "
        "from tanh(z) alone?",
        _LARGE,
        "tanh'(z) = 1 − tanh²(z), entry by entry, and then one mean over all of them",
        "np.tanh never overflows. np.exp does, from about 710 on.",
    ),
    "plateau_length": Hint(
        "If something grows by the same factor in every step, how many steps does it take to get "
        "from 0.001 to 1? And what is the mean label where 20 of 220 examples are in class 0?",
        Place("04_how_large.ipynb", "plateau-claim", "Small is slow, and you can say how slow"),
        "steps = ln(1/scale) / ln(1 + α‖c‖),   c = 1/m · Σ (y − ȳ) x, with ȳ = mean of y",
        "(Y - ...) * X has the shape of X: which axis are the examples? np.linalg.norm of a "
        "vector is its length, and np.log1p(t) is ln(1 + t).",
    ),
    "stable_cost": Hint(
        "What are ln a and ln(1 − a) when you write a = 1/(1 + e^(−z))? For which z is e^z too "
        "large, and for which z is e^(−z)?",
        Place("04_how_large.ipynb", "relu-claim", "Without saturation, is it safe?"),
        "J = mean of ln(1 + e^z) − y·z,   ln(1 + e^z) = max(z, 0) + ln(1 + e^(−|z|))",
        "np.maximum(Z2, 0) compares entry by entry, while np.max(Z2, 0) takes the 0 for an "
        "axis. np.log1p(t) is ln(1 + t).",
    ),
    "initialize_deep": Hint(
        "How do you write 1 over the mean of fan-in and fan-out as a single fraction? And do you "
        "multiply a standard normal draw by the variance or by its root?",
        Place("05_going_deeper.ipynb", "rules-claim", "The rules"),
        "std: 0.01;  √(2/(fan-in + fan-out));  √(2/fan-in);  orthogonal: Q of a QR decomposition, "
        "transposed where W is wide",
        "rng.standard_normal((rows, columns)) draws with standard deviation 1. np.linalg.qr "
        "of a matrix with no fewer rows than columns gives a Q with orthonormal columns, and "
        "a transpose turns columns into rows.",
    ),
    "forward_deep": Hint(
        "Which layers apply tanh, and which one does not? And what does the first layer read?",
        _SIGNAL,
        "A₀ = X;   Aₗ = tanh(Wₗ Aₗ₋₁ + bₗ) for l < L;   Z_L = W_L A_(L−1) + b_L",
        "Every layer has a W and a b, so the number of layers is half the number of keys. "
        "Build each key from the layer's number, as in f'W{layer}'.",
    ),
    "signal_profile": Hint(
        "How many numbers must you return for four hidden layers, however wide they are?",
        _SIGNAL,
        "for each layer: mean of (a − mean of a)², over all its units and examples",
    ),
    "learner_id": Hint(
        "What does your class know you by: a name, a number, the first part of an address?",
        Place("00_start_here.ipynb", "open-claim", "Open the assignment"),
        'learner_id = "..." with your own text between the quotes, for example "s042"',
    ),
    **{
        f"diagnosis-{number}": Hint(
            "Read the pictures from right to left. Do the units differ, and not only in their "
            "signs? Do the sizes stay the same from layer to layer? And what does the cost do?",
            Place("05_going_deeper.ipynb", "map-claim", "Depth by scale"),
            "diagnosis_N is one word of the table above the pictures, in quotes",
        )
        for number in (1, 2, 3, 4)
    },
    **{
        f"cure_{number}": Hint(
            "What is wrong with the network: its weights, its biases or its learning rate? And "
            "what would a healthy network of this depth have in that place?",
            Place("05_going_deeper.ipynb", "rules-claim", "The rules"),
            "weights: std √(2/(fan-in + fan-out)) for tanh, √(2/fan-in) for ReLU, each drawn "
            "separately;  biases: 0;  learning rate: about 0.5 to 2 for these depths",
        )
        for number in (1, 2, 3, 4)
    },
}
