"""The verbs, end to end: read the store once, compute with the pure rooms, write once. One verb a file.

What may not live here: printing, SQL, a rule about bibliographies. Each verb takes a `Library`, gives a small frozen
value that says what was done, and raises a `CitemanError` where it could not.
"""
