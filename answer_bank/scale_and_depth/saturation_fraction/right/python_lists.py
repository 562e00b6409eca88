# variant: Python lists
def saturation_fraction(A1):
    entries = [abs(a) for row in A1.tolist() for a in row]
    return sum(a > 0.99 for a in entries) / len(entries)
