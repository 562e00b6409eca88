"""What instructors and self-learners run; see README.md."""

import sys

# An optional part of jsonschema (which nbformat imports) compiles 38 grammars at its import: over a
# second of every start, for formats that no notebook's schema uses. None makes it "not installed".
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
