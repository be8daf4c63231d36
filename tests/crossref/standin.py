"""A stand-in for api.crossref.org and doi.org/ra on loopback, for tests and for people.

    python -m tests.crossref.standin --port 8765 --records tests/crossref/records
    citeman enrich --crossref-url http://127.0.0.1:8765

It answers as recorded answers of the real services look: pools with their headers, 404 as plain text under a JSON type,
400 as JSON, lists lower-cased and in any order, DOIs that a batch silently leaves out, cursors, agencies, searches with
unbounded scores. It counts requests above the limits and answers them with 429, and misbehaves by script or by seed.
`GET /standin/counters` tells what it has counted. What may not live here: anything of the program under test.
"""

import argparse
import json
import random
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.crossref.standin_index import BadFilterError, Index, Message
from tests.crossref.standin_rules import LIMITED, UNLIMITED, Entry, Faults, Log, Pool

_HTML = b"<!DOCTYPE html><html><head><title>Service</title></head><body>Please wait.</body></html>"
_JSON = "application/json"
_MOST_ROWS = 1000


@dataclass(kw_only=True)
class Standin:
    """The state of a running stand-in."""

    index: Index
    log: Log = field(default_factory=Log)
    faults: Faults = field(default_factory=Faults)
    limits: bool = True
    interval: float = 1.0
    """Seconds that the rates are counted in; shorter makes tests quicker."""
    forgets: frozenset[str] = frozenset()
    """DOIs that lists leave out though they are held."""
    delay: float = 0.0
    """Seconds before every answer."""
    seed: int = 0
    url: str = ""

    def pool(self, user_agent: str, path: str) -> Pool:
        """The pool that a request is counted in."""
        manners = "polite" if "mailto:" in user_agent else "public"
        kind = "array" if path.rstrip("/") in {"/works", "/v1/works"} else "single"
        return (LIMITED if self.limits else UNLIMITED)[manners, kind]

    def counters(self) -> Message:
        """What was counted, as JSON."""
        faults = [entry.fault for entry in self.log.entries if entry.fault]
        return {
            "requests": len(self.log.entries),
            "violations": self.log.violations,
            "faults": {kind: faults.count(kind) for kind in sorted(set(faults))},
            "dois": {"asked": len(self.log.asked), "most often": self.log.asked.most_common(3)},
        }


@dataclass(kw_only=True)
class _Reply:
    status: int
    body: bytes
    content_type: str = _JSON
    dois: tuple[str, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)


class Handler(BaseHTTPRequestHandler):
    """One connection to the stand-in."""

    protocol_version = "HTTP/1.1"
    timeout = 60

    def __init__(self, standin: Standin, *arguments: Any) -> None:
        self._standin = standin
        super().__init__(*arguments)

    def log_message(self, *_arguments: object) -> None:
        """Nothing on stderr: the log is kept in memory."""

    def do_GET(self) -> None:
        """Answers one request."""
        standin, parts = self._standin, urlsplit(self.path)
        if parts.path.startswith("/standin/"):
            self._send(_json(200, standin.counters()), None)
            return
        agent = self.headers.get("User-Agent", "")
        doi_org = parts.path.startswith("/ra/")
        pool = Pool(name="doi.org", rate=10, at_once=3) if doi_org else standin.pool(agent, parts.path)
        within = standin.log.arrive(pool, standin.interval)
        try:
            fault = None if within or not standin.limits else "429"
            fault = fault or standin.faults.next()
            time.sleep(standin.delay + (standin.faults.slow_seconds if fault == "slow" else 0.0))
            reply = answer(standin, parts.path, parse_qs(parts.query))
            shown = spoiled(reply, fault, standin.faults.retry_after)
            entry = Entry(when=monotonic(), path=self.path, pool=pool.name, status=shown.status if shown else 0,
                          fault=fault, user_agent=agent)  # fmt: skip
            standin.log.write(entry, reply.dois)
        finally:
            standin.log.leave(pool)
        if shown is None:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        else:
            self._send(shown, None if doi_org else pool)

    def _send(self, reply: _Reply, pool: Pool | None) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        if pool is not None:
            self.send_header("x-api-pool", pool.name)
            self.send_header("x-rate-limit-limit", str(pool.rate))
            interval = self._standin.interval
            self.send_header("x-rate-limit-interval", f"{interval:g}s")
            self.send_header("x-concurrency-limit", str(pool.at_once))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)


class Server(ThreadingHTTPServer):
    """Takes it calmly when a client goes away in the middle."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Anything but a connection that the client broke off is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def answer(standin: Standin, path: str, query: dict[str, list[str]]) -> _Reply:
    """The answer to a request when nothing goes wrong."""
    path = path.removeprefix("/v1")
    if path.startswith("/ra/"):
        return _agency_of_prefix(standin, unquote(path.removeprefix("/ra/")))
    if path.rstrip("/") == "/works":
        return _list(standin, {name: values[-1] for name, values in query.items()})
    if path.startswith("/works/"):
        return _single(standin, unquote(path.removeprefix("/works/")).lower())
    return _not_found(path)


def spoiled(reply: _Reply, fault: str | None, retry_after: int) -> _Reply | None:
    """What the client sees of an answer under a fault; `None`: nothing at all."""
    if fault is None or fault == "slow":
        return reply
    if fault == "drop":
        return None
    spoilt = {
        "html": _Reply(status=200, body=_HTML, content_type="text/html"),
        "cut": _Reply(status=200, body=reply.body[: len(reply.body) // 2]),
        "empty": _Reply(status=200, body=b""),
        "other": _Reply(status=200, body=b'{"error": "not here"}'),
    }
    if fault in spoilt:
        return spoilt[fault]
    status, _, word = fault.partition("-")
    headers = {"Retry-After": str(retry_after)} if word else {}
    return _Reply(status=int(status), body=_HTML, content_type="text/html", headers=headers)


def _single(standin: Standin, name: str) -> _Reply:
    doi = name.removesuffix("/agency")
    record = standin.index.records.get(doi)
    if record is None:
        return _not_found(name)
    if name != doi:
        message: Message = {"DOI": doi, "agency": {"id": "crossref", "label": "Crossref"}}
        return _ok("work-agency", message, (doi,))
    return _ok("work", record, (doi,))


def _not_found(name: str) -> _Reply:
    """Plain text; under a JSON type in two of three recorded answers."""
    kind = "text/plain" if sum(name.encode()) % 3 == 0 else f"{_JSON};charset=utf-8"
    return _Reply(status=404, body=b"Resource not found.", content_type=kind, dois=(name,))


def _list(standin: Standin, query: dict[str, str]) -> _Reply:
    rows = query.get("rows", "20")
    if not rows.isdigit() or int(rows) > _MOST_ROWS:
        return _invalid("integer-not-valid", rows, f"Integer specified as {rows} but must be a positive integer")
    try:
        chosen = list(standin.index.filtered(query["filter"])) if "filter" in query else None
    except BadFilterError as error:
        return _invalid("filter-not-available", str(error), f"Filter {error} specified but there is no such filter")
    asked = tuple(part[4:] for part in query.get("filter", "").split(",") if part.startswith("doi:"))
    text = " ".join(query[name] for name in query if name.split(".")[0] == "query")
    if "query.container-title" in query:
        found = [record for _, record in standin.index.in_container(query["query.container-title"], chosen)]
    elif text:
        found = [{**record, "score": score} for score, record in standin.index.search(text, chosen)]
    else:
        among = standin.index.records.values() if chosen is None else chosen
        found = [record for record in among if record["DOI"] not in standin.forgets]
        random.Random(standin.seed).shuffle(found)  # noqa: S311 -- a script, no secret
    return _page(found, int(rows), query, asked)


def _page(found: list[Message], rows: int, query: dict[str, str], asked: tuple[str, ...]) -> _Reply:
    """One page of a list, by offset or by cursor."""
    start = int(query.get("offset", "0"))
    message: Message = {"facets": {}, "total-results": len(found), "items-per-page": rows, "query": {}}
    if "cursor" in query:
        cursor = query["cursor"]
        if cursor != "*" and not cursor.isdigit():
            reason = {"type": "cursor-invalid", "value": cursor, "message": "Cursor specified but it is invalid"}
            return _json(404, {"status": "failed", "message-type": "resource-failure", "message": [reason]})
        start = 0 if cursor == "*" else int(cursor)
        message["next-cursor"] = str(start + rows)
    wanted = query.get("select", "")
    page = found[start : start + rows]
    message["items"] = [{k: v for k, v in each.items() if k in wanted.split(",")} for each in page] if wanted else page
    return _ok("work-list", message, asked)


def _agency_of_prefix(standin: Standin, name: str) -> _Reply:
    agency = standin.index.agency(name.partition("/")[0])
    return _json(200, [{"DOI": name, "RA": agency} if agency else {"DOI": name, "status": "DOI does not exist"}])


def _invalid(kind: str, value: str, words: str) -> _Reply:
    reason = {"type": kind, "value": value, "message": words}
    return _json(400, {"status": "failed", "message-type": "validation-failure", "message": [reason]})


def _ok(kind: str, message: Message, dois: tuple[str, ...]) -> _Reply:
    reply = _json(200, {"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": message})
    reply.dois = dois
    return reply


def _json(status: int, body: object) -> _Reply:
    return _Reply(status=status, body=json.dumps(body, ensure_ascii=False).encode())


@contextmanager
def running(records: Path | Index, *, port: int = 0, **options: Any) -> Iterator[Standin]:
    """A stand-in with the records of a folder (or an Index) on a free port; `options` are the fields of `Standin`."""
    index = records if isinstance(records, Index) else Index.of_folder(records)
    standin = Standin(index=index, **options)
    server = Server(("127.0.0.1", port), partial(Handler, standin))
    standin.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield standin
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def main() -> None:
    """Runs until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.crossref.standin", description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--records", type=Path, default=Path(__file__).with_name("records"))
    parser.add_argument("--no-limits", action="store_true", help="announce limits that nobody reaches")
    parser.add_argument("--faults", type=float, default=0.0, metavar="SHARE", help="share of answers that go wrong")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--delay", type=float, default=0.0, metavar="SECONDS", help="before every answer")
    given = parser.parse_args()
    faults = Faults(rate=given.faults, seed=given.seed)
    options = {"limits": not given.no_limits, "faults": faults, "seed": given.seed, "delay": given.delay}
    with running(given.records, port=given.port, **options) as standin:
        print(f"{len(standin.index.records)} records at {standin.url} (interrupt to end)", flush=True)  # noqa: T201
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print(json.dumps(standin.counters(), indent=2))  # noqa: T201


if __name__ == "__main__":
    main()
