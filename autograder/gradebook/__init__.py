"""The one room that imports nbgrader: its courses, its gradebook, its exporters."""
