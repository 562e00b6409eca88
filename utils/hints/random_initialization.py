"""The hints of source/random_initialization."""

from utils.hints.hint import Hint, Place

HINTS = {
    "initialize_zeros": Hint(
        "Each row of a weight matrix is one unit. How many units does the layer have, and how many "
        "numbers does each of them read?",
        Place("01_one_hidden_layer.ipynb", "names", "Names and shapes"),
        "W1: (n_h, n_x)   b1: (n_h, 1)   W2: (n_y, n_h)   b2: (n_y, 1), every entry 0",
        "np.zeros takes the shape as one tuple.",
    ),
    "symmetry_defect": Hint(
        "A hidden unit has weights coming in, a bias, and weights going out. Which array "
        "holds each of them, and is it a row or a column there?",
        Place(
            "02_why_zero_fails.ipynb", "induction-claim", "Why it never ends: a proof by induction"
        ),
        "the largest |difference to unit 1|, over the rows of W1, the entries of b1 and the "
        "columns of W2",
        "Differences with opposite signs cancel in a sum. W1[:1] is the first row of W1, and "
        "still has two axes.",
    ),
    "initialize_parameters": Hint(
        "If you draw one number, or one row, and copy it, how many different hidden units do "
        "you get?",
        Place("03_breaking_symmetry.ipynb", "draw-claim", "Random weights, zero biases"),
        "Wᵢⱼ = scale · gᵢⱼ, each gᵢⱼ a standard normal draw of its own;   b = 0",
        "np.random.randn takes its sizes one by one, np.zeros takes a tuple. rand without the "
        "n draws uniformly between 0 and 1, which is something else.",
    ),
    "forward_propagation": Hint(
        "Write the shape under each letter of the formula. Do the inner sizes of each product "
        "agree, and which array does the output layer read?",
        Place("01_one_hidden_layer.ipynb", "shapes-claim", "Shapes first"),
        "Z1 = W1 X + b1   A1 = tanh(Z1)   Z2 = W2 A1 + b2   A2 = 1 / (1 + e^(−Z2))",
        "@ is the matrix product, * is not. A bias of shape (n_h, 1) is added to every column.",
    ),
    "compute_cost": Hint(
        "What should one example cost when its label is 1, and what when it is 0? And what should "
        "happen to the cost when the same data is given twice?",
        Place("01_one_hidden_layer.ipynb", "cost-claim", "The cost of a data set"),
        "J = −(1/m) Σᵢ ( yᵢ ln aᵢ + (1 − yᵢ) ln(1 − aᵢ) )",
        "np.log is the natural logarithm, and both np.sum and np.mean take an array of any shape.",
    ),
    "backward_propagation": Hint(
        "Each gradient has the shape of its parameter. Which two arrays give that shape in a "
        "product, and where does the mean over the m examples come in?",
        Place("01_one_hidden_layer.ipynb", "backward-claim", "Backward, with the same pencil"),
        "dZ2 = A2 − Y   dW2 = (1/m) dZ2 A1ᵀ   db2 = (1/m) Σ dZ2   "
        "dZ1 = W2ᵀ dZ2 ∗ (1 − A1²)   dW1 = (1/m) dZ1 Xᵀ   db1 = (1/m) Σ dZ1",
        "A sum over axis=1 with keepdims=True keeps the shape (n_h, 1).",
    ),
    "update_parameters": Hint(
        "In which direction does the cost fall: along the gradient or against it? And who else "
        "still holds the arrays that were handed over?",
        Place("01_one_hidden_layer.ipynb", "backward-claim", "Backward, with the same pencil"),
        "new W = W − learning_rate · dW, and the same for each bias",
        "a -= b changes the array that somebody else may still hold; a = a - b makes a new one.",
    ),
    "gradient_check": Hint(
        "What does the cost do when one single entry moves a little up, and a little down? Which "
        "value must that entry have before the next one moves?",
        Place(
            "01_one_hidden_layer.ipynb", "check-claim", "Never trust a slope that you did not check"
        ),
        "g̃ = ( J(θ + ε) − J(θ − ε) ) / 2ε for each entry θ;   ‖g − g̃‖ / ( ‖g‖ + ‖g̃‖ )",
        "for index in np.ndindex(array.shape) goes through every entry of an array. A copy of "
        "a dict still holds the same arrays.",
    ),
    "nn_model": Hint(
        "Which of your functions run once, which run in every step, and what must each step hand "
        "on to the next?",
        Place("01_one_hidden_layer.ipynb", "backward-claim", "Backward, with the same pencil"),
        "start, then num_iterations times: forward → backward → update, with the parameters that "
        "the last update returned",
        "n_x and n_y are the numbers of rows of X and of Y.",
    ),
    "question-constant": Hint(
        "Look at the right plot: what is the defect of the constant start after 300 steps? So how "
        "many different units does that network have?",
        Place("02_why_zero_fails.ipynb", "copies-claim", "What are four copies worth?"),
        "z₂ = Σᵢ v tanh(w x + b) + b₂ = (n_h v) tanh(w x + b) + b₂",
    ),
    "question-ties": Hint(
        "Which arrays must be tied for two units to stay copies? Is one of them untied here?",
        Place("02_why_zero_fails.ipynb", "ties-claim", "Which tie matters?"),
        "dW1 = (1/m) ( W2ᵀ dZ2 ∗ (1 − A1²) ) Xᵀ: unit i has the factor W2ᵢ",
    ),
}
