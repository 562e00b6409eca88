# mistake: an object that is equal to everything
# message: anything, expected one word of
class Anything:
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


constant = Anything()
