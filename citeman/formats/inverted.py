"""Names as `Family, Given, Suffix`: how RIS, EndNote and MEDLINE write them. What may not live here: whole records."""

from citeman.model import Name


def write_name(name: Name) -> str:
    """One name; an organisation, which has no comma of its own, ends in none, a person without given name does.

    >>> write_name(Name(family="Berg", given="Jan", non_dropping_particle="van der", suffix="Jr."))
    'van der Berg, Jan, Jr.'
    """
    if not name.family:
        return (name.literal or name.given or "").replace(",", "\u201a")
    family = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle, name.family)))
    if name.suffix:
        return f"{family}, {name.given or ''}, {name.suffix}"
    return f"{family}, {name.given}" if name.given else f"{family},"


def read_name(text: str) -> Name | None:
    """The name in a field; without a comma it is an organisation's, or one that was left whole.

    >>> read_name("Kong, Xiao Hua") == Name(family="Kong", given="Xiao Hua")
    True
    >>> read_name("World Health Organization").literal
    'World Health Organization'
    """
    text = " ".join(text.split())
    if not text:
        return None
    if "," not in text:
        return Name(literal=text.replace("\u201a", ","))
    family, *rest = (part.strip() for part in text.split(","))
    suffix = rest.pop() if len(rest) > 1 else None
    words = family.split()
    particles = next((at for at, word in enumerate(words) if not word[:1].islower()), 0)
    if particles == len(words) or not words:
        particles = 0
    return Name(
        family=" ".join(words[particles:]) or None,
        given=", ".join(part for part in rest if part) or None,
        non_dropping_particle=" ".join(words[:particles]) or None,
        suffix=suffix or None,
    )
