# mistake: text that says it is equal to everything
# message: not the best choice
class Sly(str):
    def __eq__(self, other):
        return True

    def strip(self):
        return self

    def lower(self):
        return self

    __hash__ = str.__hash__


constant = Sly("learn")
