"""Plain text and Markdown → Document.

What may not live here: what a reference list is; other formats.
"""

import re

from citeman.errors import SourceError
from citeman.identifiers import normal_doi
from citeman.model import Date, Document, Item, Name
from citeman.reading.encoding import UnreadableError, decode
from citeman.text import squeeze

_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"(?m)^([A-Za-z_-]+)\s*:[ \t]*(.*(?:\n[ \t]+\S.*|\n-[ \t]+\S.*)*)")


def read(name: str, data: bytes) -> Document:
    """The text of a file in any encoding; the title and authors of Markdown's front matter, where there is one."""
    try:
        text, remark = decode(data)
    except UnreadableError as error:
        raise SourceError(f"{name}: is neither text nor a paper in a format that can be read") from error
    return Document(name=name, text=text, item=_front_matter(text), remarks=(remark,) if remark else ())


def _front_matter(text: str) -> Item:
    """What the simple lines of a YAML header say: title, author, date, doi."""
    found = _FRONT.match(text)
    if found is None:
        return Item()
    values = {key.lower(): value for key, value in _ENTRY.findall(found[1])}
    fields: dict[str, object] = {}
    if title := _scalar(values.get("title", "")):
        fields["title"] = title
    if authors := _names(values.get("author", values.get("authors", ""))):
        fields["author"] = authors
    if year := re.search(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", values.get("date", values.get("year", ""))):
        fields["issued"] = Date.of(int(year[0]))
    if doi := normal_doi(values.get("doi", "")):
        fields["doi"] = doi
    return Item().but(**fields)


def _scalar(value: str) -> str | None:
    return squeeze(value).strip("\"'|> ") or None


def _names(value: str) -> tuple[Name, ...]:
    rows = [row.strip().removeprefix("-").strip() for row in value.strip("[] ").split("\n")]
    if len(rows) == 1:
        rows = re.split(r"\s*[;,]\s*|\s+and\s+", rows[0])
    out = []
    for row in rows:
        words = (_scalar(re.sub(r"^name\s*:\s*", "", row)) or "").split()
        if words and not re.match(r"(?:affiliation|email|orcid|institute)\b", row):
            out.append(Name(given=" ".join(words[:-1]), family=words[-1]) if len(words) > 1 else Name(literal=words[0]))
    return tuple(out)
