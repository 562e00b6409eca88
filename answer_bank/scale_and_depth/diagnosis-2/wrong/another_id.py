# mistake: the id is set again, to one whose network is known
# message: differs from the one set in its own cell
learner_id = "another"
diagnosis_2 = "zeros"
