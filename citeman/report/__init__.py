"""What citeman says of its work: duplicates, checks, the citation graph, accounts and listings, as text, JSON and HTML.

What may not live here: choosing. Reports show what others decided, and why.
"""
