"""A process that answers questions and can be killed, since the engine can neither be stopped nor be waited for.

It is a process of its own and no fork: a script that uses `kg` needs no `if __name__ == "__main__"`. What goes to it is
a line of JSON; what comes back is a line of JSON and as many bytes as it says.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from kg.ask.reply import Reply
from kg.ask.run import ENGINE_ERRORS, refused
from kg.errors import LimitReached, Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from kg.ask.run import Question

STARTING = 30.0  # seconds that a worker may take to open the index; they do not count against the limit of a question
_CHUNK = 1 << 20
_ERRORS: dict[str, type[Exception]] = {error.__name__: error for error in (SyntaxError, *ENGINE_ERRORS)}


class Worker:
    """A warm process with an index open; one that is killed is replaced at the next question."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._process: subprocess.Popen[bytes] | None = None
        self.seconds = 0.0

    def within(self, seconds: float) -> Worker:
        """Set the limit of the questions that follow."""
        self.seconds = seconds
        return self

    def ask(self, question: Question) -> Reply:
        """Answer a question within the limit; past it the process is killed, and LimitReached raised."""
        process = self._started()
        asked = json.dumps({"text": question.text, "prefixes": dict(question.prefixes)}).encode() + b"\n"
        deadline = time.monotonic() + self.seconds
        try:
            head, content = self._exchange(process, asked, deadline)
        except TimeoutError as error:
            self.close()
            what = f"no answer within {self.seconds:g} s"
            raise LimitReached(what, where=question.where, remedy="allow more with timeout=") from error
        except BaseException:  # also Ctrl-C: a process that is still at an answer must not be asked again
            self.close()
            raise
        if "error" in head:
            raise refused(_ERRORS[head["error"]](head["message"]), question)
        return Reply(head["form"], content)

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()

    def _started(self) -> subprocess.Popen[bytes]:
        """Return the process; start it where there is none, and wait until it has the index open."""
        if self._process is None or self._process.poll() is not None:
            self.close()
            command = [sys.executable, "-m", "kg.ask.worker", str(self._index)]
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
            self._process = subprocess.Popen(  # noqa: S603 our own module
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, env=environment
            )
            try:
                self._exchange(self._process, b"", time.monotonic() + STARTING)
            except (TimeoutError, EOFError) as error:
                self.close()
                raise Unreadable("no worker starts with this index", where=str(self._index)) from error
        return self._process

    @staticmethod
    def _exchange(process: subprocess.Popen[bytes], asked: bytes, deadline: float) -> tuple[dict[str, Any], bytes]:
        """Send a line; return the head of what comes back, and its content."""
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 # both are pipes
        if asked:
            process.stdin.write(asked)
        received = bytearray()
        end, size = -1, 0
        while end < 0 or len(received) < size:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([process.stdout], [], [], left)[0]:
                raise TimeoutError
            chunk = os.read(process.stdout.fileno(), _CHUNK)
            if not chunk:
                raise EOFError("the worker has died")
            received += chunk
            if end < 0 and (end := received.find(b"\n")) >= 0:
                head: dict[str, Any] = json.loads(received[:end])
                size = end + 1 + head["bytes"]
        return head, bytes(received[end + 1 :])


def serve(index: str) -> None:
    """Answer questions from standard input until it ends."""
    import signal
    from pathlib import Path

    from kg.store import EmbeddedStore

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks; it kills this one
    with EmbeddedStore.open(Path(index)) as store:
        _write({}, b"")
        for line in sys.stdin.buffer:
            asked = json.loads(line)
            try:
                reply = Reply.of(store.query(asked["text"], prefixes=asked["prefixes"]))
            except (SyntaxError, *ENGINE_ERRORS) as error:
                name = next(name for name, kind in _ERRORS.items() if isinstance(error, kind))
                _write({"error": name, "message": str(error)}, b"")
            else:
                _write({"form": reply.form}, reply.content)


def _write(head: dict[str, Any], content: bytes) -> None:
    sys.stdout.buffer.write(json.dumps({**head, "bytes": len(content)}).encode() + b"\n")
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    serve(sys.argv[1])
