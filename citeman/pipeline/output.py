"""Results into files: checked before the work begins, written whole or not at all.

What may not live here: what is written (`formats`, `report`).
"""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from citeman.errors import OutputError


def check_writable(paths: Iterable[Path]) -> None:
    """Raise OutputError for the first path that plainly cannot be written, before any work is done."""
    for path in paths:
        folder = path.parent
        if path.is_dir():
            raise OutputError(f"{path}: is a folder; name a file in it")
        if not folder.exists():
            raise OutputError(f"{path}: cannot be written, its folder {folder} does not exist")
        if not folder.is_dir():
            raise OutputError(f"{path}: cannot be written, {folder} is not a folder")
        if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
            raise OutputError(f"{path}: cannot be written (permission denied)")


def write(path: Path, content: str | bytes) -> bool:
    """Put content in a file, through a temporary one beside it and a rename; whether that changed anything.

    A reader sees the old file or the new one, never half of it; a file that holds this already is left alone. Raises
    OutputError where it cannot be.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        if path.exists() and path.read_bytes() == data:
            return False
        target = path.resolve()  # a link stays a link
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            mode = target.stat().st_mode if target.exists() else 0o666 & ~_umask()
            os.chmod(name, mode & 0o7777)  # noqa: PTH101 - the temporary name is a plain string
            os.replace(name, target)  # noqa: PTH105 - likewise
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from error
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
