"""The live network: a network that trains in the browser while a learner varies its start."""

from utils.live.widget import live_network

__all__ = ["live_network"]
