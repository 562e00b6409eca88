"""What ordinary nbgrader assignments use, each with answers and the points that stock gives them.

`words` is what a construct is written with, `bank/` holds them by theme, `golden/` the points
of stock nbgrader; `python -m tests.constructs` makes that file again.
"""
