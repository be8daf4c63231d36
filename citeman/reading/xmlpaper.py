"""An XML file → Document, by the reader of its vocabulary: JATS (and its forerunners) or TEI.

What may not live here: the vocabularies themselves.
"""

from citeman.errors import SourceError
from citeman.model import Document
from citeman.reading import jats, tei
from citeman.reading.xmltree import each, local, parse_xml


def read(name: str, data: bytes) -> Document:
    """The first paper in an XML file. Raises SourceError where its root belongs to neither vocabulary."""
    root = parse_xml(name, data)
    kind = local(root)
    if kind in {"TEI", "teiCorpus", "TEI.2", "listBibl"}:
        return tei.read(name, root)
    article = root if kind in {"article", "book", "ref-list"} else next(each(root, "article"), None)
    if article is not None:
        return jats.read(name, article)
    raise SourceError(f"{name}: is XML, but neither JATS nor TEI (its root is <{kind}>)")
