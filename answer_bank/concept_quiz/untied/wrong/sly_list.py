# mistake: a list that shows something else than it holds
# message: lesson 2
class Sly(list):
    def __eq__(self, other):
        return True

    def __xor__(self, other):
        return set()

    __hash__ = None


untied = Sly(["row", "mirror"])
