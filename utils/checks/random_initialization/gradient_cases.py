"""What `gradient_check` is given in its checks, and how far its answer may be off."""

from utils.checks import calling, samples
from utils.checks.random_initialization import known_costs
from utils.checks.random_initialization.gradient_numbers import NAME, number, relative_differences
from utils.checks.random_initialization.measured import Measured

EPSILON = 1e-5
#: The rounding error of a cost of O(10), over 2 epsilon = 2e-5, is 1e-10 of a gradient of O(1).
SMALL = 1e-6
#: How far a difference may be off: rounding is far below, every other mistake far above.
WITHIN = 0.01
TRY = (
    "Compare each measured difference with its entry of grads, on a cost of your own whose slope "
    "you know, such as the sum of all squares."
)
RIGHT, ANY = "for the right gradients", "for gradients of which some are wrong"


def of_multiples(answer, sizes, factor, rng, used, *, size=1.0, **epsilon):
    """Measure gradients that are a multiple of the right ones."""
    parameters = samples.weights(rng, sizes)
    right = multiplied(known_costs.slopes(parameters), size)
    known = (known_costs.coupled(size), parameters, right)
    return _of_one_multiple(answer, known, factor, used, **epsilon)


def of_a_drawn_cost(answer, sizes, factor, rng):
    """Measure them for a cost that nobody can know."""
    parameters = samples.weights(rng, sizes)
    cost, slopes = known_costs.drawn(rng, parameters)
    return _of_one_multiple(answer, (cost, parameters, slopes(parameters)), factor, EPSILON)


def _of_one_multiple(answer, known, factor, used, **epsilon):
    cost, parameters, right = known
    grads = multiplied(right, factor)
    given = (cost, parameters, grads, used)
    got = difference(answer, *given[:3], **epsilon)
    where = f" of a quadratic cost, with epsilon={used:g}" if epsilon else ""
    if factor == 1:
        found = f"{NAME} is {got:.2g} {RIGHT}{where}"
        return Measured(got, got < SMALL, found, "less than 1e-6", TRY, given)
    says = "with the wrong sign" if factor == -1 else f"that are {factor:g} times the right ones"
    return compared(got, given, right, f"for gradients {says}")


def compared(got, given, numeric, says, likely=TRY):
    """Accept the relative difference, in the task's norm or in another one."""
    right = relative_differences(given[2], numeric)
    is_right = any(abs(got - each) <= WITHIN * each for each in right)
    found = f"{NAME} is {got:.3g} {says}"
    return Measured(got, is_right, found, f"{right[0]:.3g}", likely, given)


def multiplied(slopes, factor):
    """Return gradients that are a multiple of others."""
    return {name: factor * slope for name, slope in slopes.items()}


def sizes(rng):
    """Draw the sizes of a network."""
    # small, because each entry takes two calls of the cost, which may cross a sandbox's boundary
    return samples.Sizes(*map(int, rng.permutation((1, 2, 3))), m=1)


def difference(answer, cost, parameters, grads, **epsilon):
    """Return what the answer says, as a number."""
    return number(calling.call(NAME, answer, cost, parameters, grads, **epsilon))
