"""How one question can fail. A service that cannot be asked at all is `citeman.errors.ServiceUnavailableError`.

What may not live here: anything that imports an HTTP library, so that the room is quick to import.
"""


class QuestionFailedError(Exception):
    """This question got no usable answer; others may."""

    def __init__(self, detail: str, status: int | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.status = status


class NotHeldError(QuestionFailedError):
    """The service answers that it does not hold what was asked for."""


class RefusedError(QuestionFailedError):
    """The service calls the question itself malformed."""
