# mistake: an object that is near everything
# message: expected one number
class Near:
    def __float__(self):
        return 0.0866

    def __sub__(self, other):
        return 0

    def __eq__(self, other):
        return True

    __hash__ = None


fan_in = Near()
