"""BibTeX and biblatex: `.bib` files in and out, and what LaTeX makes of their text.

`schema` says which entry type and field stands for which of CSL's; `characters`, `encode` and `decode` turn Unicode
into LaTeX and back; `names`, `dates` and `case` do one thing each; `writer` and `reader` put it together; `update`
changes a shared file in place. bibtexparser is known to this package alone. What may not live here: other formats.
"""
