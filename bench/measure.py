"""Runs programs and says what they took."""

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
import urllib.parse
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))


@dataclass(frozen=True)
class Usage:
    """What a program took with all its children, from its start to its end."""

    wall_seconds: float
    cpu_seconds: float
    peak_bytes: int
    started: float
    exit_code: int


class Program:
    """A running program; its output goes to the end of `log`."""

    def __init__(self, command, environment, log, limit_seconds):
        self.limit = threading.Timer(limit_seconds, self.kill)
        self.log = log
        output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        os.write(output, f"\n$ {' '.join(command)}\n".encode())
        redirections = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, output, 1),
            (os.POSIX_SPAWN_DUP2, output, 2),
        ]
        self.started = time.monotonic()
        self.pid = os.posix_spawnp(command[0], command, environment, file_actions=redirections, setpgroup=0)
        os.close(output)
        self.limit.start()

    def wait(self):
        """Its usage as the kernel counted it; the peak is that of the largest process among it and its children."""
        try:
            _, status, usage = os.wait4(self.pid, 0)
        except KeyboardInterrupt:
            self.kill()
            raise
        finally:
            self.limit.cancel()
        wall = time.monotonic() - self.started
        peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        return Usage(wall, usage.ru_utime + usage.ru_stime, peak, self.started, os.waitstatus_to_exitcode(status))

    def await_output(self, pattern, offset):
        """Waits until the log holds this behind the offset, or the program has ended."""
        with open(self.log, "rb") as log:
            log.seek(offset)
            output = b""
            while not pattern.search(output) and not self._ended():
                time.sleep(0.02)
                output += log.read()

    def _ended(self):
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def terminate(self):
        """Asks it to end; only to be called before wait() has returned."""
        os.kill(self.pid, signal.SIGTERM)

    def kill(self):
        """Ends it and its children at once; only to be called before wait() has returned."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)


def cpu_seconds(pid):
    """What a running process has taken so far, on Linux; elsewhere 0."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            user, system = file.read().rpartition(")")[2].split()[11:13]
    except FileNotFoundError:
        return 0.0
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def peak_bytes(pid):
    """The most memory that a running process has had, on Linux; elsewhere 0."""
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM:"))
    except FileNotFoundError:
        return 0


class Sink:
    """A fresh sink server (see sink.py) in a process of its own, for one run of one program.

    All answer at the address of the first: what Drover knows of a file it knows for one server.
    """

    port = "0"

    def __init__(self, *options):
        self.process = subprocess.Popen(
            [sys.executable, os.path.join(HERE, "sink.py"), "--port", Sink.port, *options],
            stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()
        Sink.port = str(urllib.parse.urlsplit(self.url).port)
        self.first = queue.Queue()
        self.counts = None
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            if line.startswith("first-upload "):
                self.first.put(float(line.split()[1]))
            else:
                self.counts = json.loads(line)

    def first_upload(self, limit_seconds):
        """Waits for the first byte of the first upload; returns its time on the monotonic clock.

        :raises queue.Empty: when none came in time
        """
        return self.first.get(timeout=limit_seconds)

    def stop(self):
        """Ends the server; returns what it counted."""
        self.process.terminate()
        self.reader.join()
        self.process.wait()
        self.process.stdout.close()
        return self.counts


@contextlib.contextmanager
def sink(*options):
    server = Sink(*options)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()
