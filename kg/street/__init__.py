"""The street on columns: what a build walks down, and what of an earlier build it need not walk again."""
