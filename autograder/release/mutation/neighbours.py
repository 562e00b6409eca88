"""What is easily written for an operator, a comparison or a function: data, no behaviour."""

import ast

OPERATORS = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add, ast.Mult, ast.Div),
    ast.Mult: (ast.Div, ast.Add, ast.MatMult, ast.Pow),
    ast.Div: (ast.Mult, ast.FloorDiv, ast.Sub),
    ast.FloorDiv: (ast.Div, ast.Mult, ast.Add),
    ast.MatMult: (ast.Mult, ast.Add),
    ast.Pow: (ast.Mult, ast.Add, ast.Div),
    ast.Mod: (ast.FloorDiv, ast.Mult),
}

COMPARISONS = {
    ast.Lt: (ast.LtE, ast.Gt, ast.Eq),
    ast.LtE: (ast.Lt, ast.GtE, ast.Eq),
    ast.Gt: (ast.GtE, ast.Lt, ast.NotEq),
    ast.GtE: (ast.Gt, ast.LtE, ast.Eq),
    ast.Eq: (ast.NotEq, ast.LtE, ast.GtE),
    ast.NotEq: (ast.Eq, ast.Lt, ast.Gt),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}

#: Functions of numpy, methods of arrays, and Python's own.
FUNCTIONS = {
    "mean": ("sum", "median", "max", "std"), "sum": ("mean", "max", "prod"),
    "max": ("min", "mean", "sum", "argmax"), "min": ("max", "mean", "sum"),
    "std": ("var", "mean", "max"), "var": ("std", "mean", "ptp"),
    "abs": ("square", "positive", "negative", "sign", "float"),
    "maximum": ("minimum", "add", "multiply"), "minimum": ("maximum", "add"),
    "tanh": ("sin", "arctan", "sinh", "sign", "exp"), "arctanh": ("tanh", "arcsin"),
    "exp": ("expm1", "exp2", "log", "sinh"), "expm1": ("exp",),
    "log": ("log2", "log10", "log1p", "exp"), "log1p": ("log", "expm1", "log2"),
    "sqrt": ("square", "cbrt", "positive"), "square": ("sqrt", "abs"),
    "zeros": ("ones", "identity"), "ones": ("zeros",), "zeros_like": ("ones_like",),
    "randn": ("rand",), "standard_normal": ("random", "standard_exponential", "standard_cauchy"),
    "normal": ("uniform", "laplace"), "inf": ("nan", "pi"),
    "norm": ("det", "cond"), "qr": ("svd", "eig"), "array": ("asarray", "sort"),
    "ndindex": ("ndenumerate",), "size": ("ndim",), "items": ("keys", "values"),
    "range": ("len", "list"), "len": ("max", "sum"), "float": ("int", "round", "str", "bool"),
    "any": ("all",), "all": ("any",), "append": ("extend",), "dot": ("multiply",),
    "floor": ("ceil", "round"), "ceil": ("floor", "round"), "count_nonzero": ("sum", "size"),
    "logaddexp": ("maximum", "logaddexp2"), "where": ("select",), "argmax": ("argmin",),
}  # fmt: skip

#: The ufunc of an operator, which can write into its first operand.
UFUNCS = {
    ast.Add: "add",
    ast.Sub: "subtract",
    ast.Mult: "multiply",
    ast.Div: "divide",
    ast.Pow: "power",
}
FUNCTIONS_IN_PLACE = ("tanh", "exp", "abs", "log", "log1p", "square", "sqrt", "maximum", "minimum")
