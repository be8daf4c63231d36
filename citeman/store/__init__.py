"""The store: everything citeman knows, in one SQLite file (or any database that SQLAlchemy speaks to).

What may not live here: parsing, matching, any rule about bibliographies. `Library` is the door; the modules behind it
hold the tables (`tables`), the way from Items to rows (`rows`) and the queries, by noun.
"""

from citeman.store.library import Library
from citeman.store.lookups import LookUp
from citeman.store.works import Group

__all__ = ["Group", "Library", "LookUp"]
