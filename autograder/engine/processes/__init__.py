"""Makes and limits the processes that grade, and asks for those of learners."""
