"""The steps from each schema to the next, run by Alembic inside the caller's transaction.

One file a step in `versions/`; a step that has been released is never changed. What may not live here: the models'
today's shape (a step spells out its own tables, so that it does tomorrow what it did today).
"""

from functools import cache
from pathlib import Path

from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


@cache
def _scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def known_revisions() -> tuple[str, ...]:
    """Every schema revision that this program can read, newest first."""
    return tuple(script.revision for script in _scripts().walk_revisions())


def upgrade(connection: Connection) -> None:
    """Bring the database to the newest schema, in the transaction that `connection` is in."""
    scripts = _scripts()

    def steps(revision: object, _context: MigrationContext) -> object:
        return scripts._upgrade_revs("head", revision)  # type: ignore[arg-type]  # noqa: SLF001 - as Alembic's own command does

    with EnvironmentContext(Config(), scripts, fn=steps) as environment:
        environment.configure(connection=connection, transactional_ddl=False)
        context = environment.get_context()
        with Operations.context(context):
            environment.run_migrations()
