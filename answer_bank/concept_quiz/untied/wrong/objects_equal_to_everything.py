# mistake: objects that are equal to everything
# message: expected words
class Anything:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("b1")


untied = [Anything(), Anything(), Anything()]
