"""The only room that imports nbgrader: its course settings, gradebook and exporters."""
