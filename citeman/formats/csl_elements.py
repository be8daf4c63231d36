"""Elements of CSL styles that citeproc-py renders otherwise than CSL 1.0.2 says, put right.

citeproc-py gives an element of a style the class of its name that was defined last, so that importing this module is
all it takes. What may not live here: anything that has no counterpart in the specification
(https://docs.citationstyles.org/en/stable/specification.html, "Group", "Substitute", "Name").
"""

import threading
from typing import Any

from citeproc import model
from citeproc.source import VariableError


class _Ledger(threading.local):
    """Which variables were called while an item is rendered, and which of these printed something."""

    def __init__(self) -> None:
        self.called = 0
        self.printed: list[tuple[str, str]] = []
        self.since = 0
        """How much had been printed when the substitute that is being tried began."""


_LEDGER = _Ledger()


def _noted(element: Any, text: Any) -> Any:
    """Notes that an element called its variables and, where it gave a text, that they were printed."""
    if text:
        _LEDGER.printed += [(element.tag, variable) for variable in (element.get("variable") or "").split()]
    return text


class Text(model.Text, model.CitationStylesElement):  # type: ignore[misc]
    """`cs:text`."""

    def render(self, *args: Any, **kwargs: Any) -> Any:
        """The text, its variable noted."""
        if self.get("variable") in {None, *self.generated_variables}:
            return super().render(*args, **kwargs)
        _LEDGER.called += 1
        return _noted(self, super().render(*args, **kwargs))


class Number(model.Number, model.CitationStylesElement):  # type: ignore[misc]
    """`cs:number`."""

    def render(self, *args: Any, **kwargs: Any) -> Any:
        """The number, its variable noted."""
        _LEDGER.called += 1
        return _noted(self, super().render(*args, **kwargs))


class Date(model.Date, model.CitationStylesElement):  # type: ignore[misc]
    """`cs:date`."""

    def render(self, *args: Any, **kwargs: Any) -> Any:
        """The date, its variable noted."""
        _LEDGER.called += 1
        return _noted(self, super().render(*args, **kwargs))


class Names(model.Names, model.CitationStylesElement):  # type: ignore[misc]
    """`cs:names`."""

    def render(self, *args: Any, **kwargs: Any) -> Any:
        """The names, their variables noted."""
        _LEDGER.called += 1
        return _noted(self, super().render(*args, **kwargs))


class Name(model.Name, model.CitationStylesElement):  # type: ignore[misc]
    """`cs:name`, whose `initialize="false"` leaves given names whole."""

    def initialize(self, given: Any, mark: Any, context: Any) -> Any:
        """The given names, shortened to initials unless the style says no."""
        return given if self.get("initialize") == "false" else super().initialize(given, mark, context)


def begin() -> None:
    """Forgets what was noted before."""
    _LEDGER.called = 0
    _LEDGER.printed.clear()


class Group(model.Group, model.CitationStylesElement):  # type: ignore[misc]
    """`cs:group`, which prints nothing where variables are called in it and all of them are empty.

    citeproc-py asks whether a variable could have been called: a fixed word in the branch of a `cs:choose` kept a group
    that should go (APA's "(Publication)" on theses), one not called took away a group that should stay (GB/T 7714's
    "[J]").
    """

    def process(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        """The text of the children, joined."""
        called, printed = _LEDGER.called, len(_LEDGER.printed)
        out = []
        for child in self.iterchildren():
            inner = {"delimiter": self.get("delimiter", "")} if isinstance(child, model.Choose) else {}
            try:
                text = child.render(item, context=context, **inner, **kwargs)
            except VariableError:
                continue
            if text is not None:
                out.append(text)
        if not out or (_LEDGER.called > called and len(_LEDGER.printed) == printed):
            raise VariableError
        return self.join(out)


class Substitute(model.Substitute, model.CitationStylesElement):  # type: ignore[misc]
    """`cs:substitute`: what stands in for missing names is not printed again, also where a macro printed it."""

    def render(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        """The first child that prints something."""
        _LEDGER.since = len(_LEDGER.printed)
        return super().render(item, context=context, **kwargs)

    def add_to_repressed_list(self, child: Any, context: Any) -> None:
        """Marks every variable that the child printed as done with."""
        super().add_to_repressed_list(child, context)
        repressed = context.get_layout().repressed
        for tag, variable in _LEDGER.printed[_LEDGER.since :]:
            repressed.setdefault(tag, []).append(variable)
