"""What the notebooks import: the reference network, its initializers, data, measures and plots."""
