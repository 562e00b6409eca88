"""Starts the course: JupyterLab with a learner's own copies of the lessons."""
