"""What a test cell calls: one function per property, with the answer and an explicit rng.

A check returns nothing when the property holds, and raises `CheckFailed` with one message when it
does not: what was found, what was expected, the likely mistake by name, and where to look.
No check compares with a seeded draw, and no message shows a hidden input or an expected array.
"""

from utils.checks.answers import (
    answer_is_a_number,
    answer_is_near,
    answers_are_options,
    answers_are_right,
    order_is_complete,
    order_is_right,
)
from utils.checks.choices import is_an_option, is_the_best_option
from utils.checks.ladder import CheckFailed
from utils.checks.random_initialization.backward import (
    backward_propagation_at_the_edges,
    backward_propagation_averages,
    backward_propagation_gives_the_shapes,
    backward_propagation_hidden_layer,
    backward_propagation_leaves_its_inputs,
    backward_propagation_output_layer,
)
from utils.checks.random_initialization.cost import (
    compute_cost_at_the_edges,
    compute_cost_is_a_mean,
    compute_cost_is_the_cross_entropy,
    compute_cost_of_a_coin_is_ln_2,
)
from utils.checks.random_initialization.defect import (
    symmetry_defect_at_the_edges,
    symmetry_defect_grows,
    symmetry_defect_grows_with_all,
    symmetry_defect_is_not_fooled,
    symmetry_defect_is_zero_for_copies,
    symmetry_defect_sees_every_part,
)
from utils.checks.random_initialization.drawn import (
    initialize_parameters_draws_anew,
    initialize_parameters_draws_each_entry,
    initialize_parameters_follows_the_scale,
    initialize_parameters_gives_the_shapes,
    initialize_parameters_keeps_biases_zero,
)
from utils.checks.random_initialization.forward import (
    forward_propagation_at_the_edges,
    forward_propagation_gives_the_shapes,
    forward_propagation_hidden_layer,
    forward_propagation_leaves_its_inputs,
    forward_propagation_output_layer,
)
from utils.checks.random_initialization.gradient import (
    gradient_check_accepts_right_slopes,
    gradient_check_at_the_edges,
    gradient_check_gives_a_number,
    gradient_check_leaves_its_inputs,
    gradient_check_measures_the_difference,
    gradient_check_notices_any_wrong_slope,
    gradient_check_uses_epsilon,
)
from utils.checks.random_initialization.model import (
    nn_model_gives_the_shapes,
    nn_model_learns,
    nn_model_obeys_its_arguments,
    nn_model_takes_the_steps,
)
from utils.checks.random_initialization.model_stops import (
    nn_model_takes_steps_that_change_little,
    nn_model_takes_thousands_of_steps,
)
from utils.checks.random_initialization.updating import (
    update_parameters_at_the_edges,
    update_parameters_gives_the_shapes,
    update_parameters_has_a_default_rate,
    update_parameters_leaves_its_inputs,
    update_parameters_steps_downhill,
)
from utils.checks.random_initialization.zeros import (
    initialize_zeros_gives_the_shapes,
    initialize_zeros_gives_zeros,
)
from utils.checks.scale_and_depth.cure import (
    the_cure_spares,
    the_cure_works,
    the_cure_works_on,
)
from utils.checks.scale_and_depth.deep_draws import (
    initialize_deep_draws_each_entry,
    initialize_deep_draws_from_rng,
    initialize_deep_is_orthogonal,
)
from utils.checks.scale_and_depth.deep_forward import (
    forward_deep_gives_the_values,
    forward_deep_hidden_layers,
    forward_deep_output,
    forward_deep_takes_any_depth,
)
from utils.checks.scale_and_depth.deep_start import (
    initialize_deep_follows_the_scheme,
    initialize_deep_gives_the_shapes,
    initialize_deep_keeps_biases_zero,
    initialize_deep_refuses_other_schemes,
)
from utils.checks.scale_and_depth.plateau import (
    plateau_length_has_no_end_without_a_signal,
    plateau_length_is_of_a_mean,
    plateau_length_is_the_formula,
    plateau_length_predicts_a_run,
)
from utils.checks.scale_and_depth.profile import (
    signal_profile_has_one_number_a_layer,
    signal_profile_is_the_variance,
)
from utils.checks.scale_and_depth.saturation import (
    saturation_fraction_counts_both_signs,
    saturation_fraction_knows_the_ends,
    saturation_fraction_takes_any_shape,
)
from utils.checks.scale_and_depth.sick import is_a_learners_id, is_the_diagnosis
from utils.checks.scale_and_depth.slope import (
    mean_tanh_slope_is_1_at_0,
    mean_tanh_slope_is_the_mean,
    mean_tanh_slope_stays_finite,
)
from utils.checks.scale_and_depth.stable import (
    stable_cost_is_a_mean,
    stable_cost_is_finite_at_any_scale,
    stable_cost_is_the_cross_entropy,
    stable_cost_of_a_coin_is_ln_2,
)
