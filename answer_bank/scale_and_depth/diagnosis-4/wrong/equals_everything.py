# mistake: an object that equals everything
# message: expected one word
class Any(str):
    def __eq__(self, other):
        return True
    def __hash__(self):
        return 1
    def strip(self, *a):
        return self
    def casefold(self):
        return self
    lower = casefold

diagnosis_4 = Any("x")
