"""An XML file → Document, by the reader of its vocabulary: JATS (and its forerunners) or TEI.

What may not live here: the vocabularies themselves.
"""

from dataclasses import replace

from citeman.errors import SourceError
from citeman.model import Document
from citeman.reading import jats, tei
from citeman.reading.xmltree import each, local, parse_xml


def read(name: str, data: bytes) -> Document:
    """The paper in an XML file; of several (a set of articles, a corpus) the references, one list after another.

    Raises SourceError where the file's root belongs to neither vocabulary.
    """
    root = parse_xml(name, data)
    kind = local(root)
    if kind in {"TEI", "teiCorpus", "TEI.2", "listBibl"}:
        papers = sum(local(part) in {"TEI", "TEI.2"} for part in root.iter())
        return _remarked(tei.read(name, root), papers)
    articles = [root] if kind in {"article", "book", "ref-list"} else list(each(root, "article"))
    if articles:
        return _remarked(jats.read(name, articles[0] if len(articles) == 1 else root), len(articles))
    raise SourceError(f"{name}: is XML, but neither JATS nor TEI (its root is <{kind}>)")


def _remarked(document: Document, papers: int) -> Document:
    """The document, with a remark where it was made of several papers."""
    if papers < 2:
        return document
    remark = f"holds {papers} papers, which are read as one; give them as a file each to keep them apart"
    return replace(document, remarks=(*document.remarks, remark))
