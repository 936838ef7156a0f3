"""Cases of starts: `drover run` until it says that its routes run, with and without the classes that its launcher keeps."""

import glob
import os
import re
import shutil
import time

from figures import Figures, text
from measure import Program, cpu_seconds, peak_bytes
from programs import MissingError, clean_environment

ROUTES_RUN = re.compile(rb"\d+ routes run")
WITHOUT = "without a class archive"
NEWEST = 25
IDLE_SECONDS = 5


class WrongStartError(Exception):
    """Drover did not start, so that the figures would mean nothing."""


def run(bench, java_home=None):
    """Both in turn, with an empty folder to look after; no server is asked for anything then."""
    java = {"JAVA_HOME": java_home} if java_home else {}
    figures = Figures()
    start(bench, {**java})
    bench.drover.wait_for_class_archive()
    for _ in range(bench.rounds):
        figures.add(WITHOUT, start(bench, {"DROVER_CACHE": "off", **java}))
        figures.add(bench.drover.name, start(bench, java))
    return figures


def run_on_newest(bench):
    """On the Java whose cache also holds what classes are linked to."""
    return run(bench, newest_java())


def start(bench, variables):
    """One start with an empty state folder, some seconds at rest, and a stop, which must be a clean one."""
    state = bench.new_state(bench.drover)
    photos = os.path.join(bench.work, "no-photos")
    shutil.rmtree(photos, ignore_errors=True)
    os.makedirs(photos)
    environment = clean_environment(bench.drover.home, IMMICH_URL="http://127.0.0.1:9/api", IMMICH_API_KEY="key",
                                    DROVER_FOLDER=photos, DROVER_LOG_FILE="none", **variables)
    offset = os.path.getsize(bench.log) if os.path.exists(bench.log) else 0
    program = Program([bench.drover.command, "run", "--data", state], environment, bench.log, bench.limit_seconds)
    program.await_output(ROUTES_RUN, offset)
    seconds = time.monotonic() - program.started
    cpu = cpu_seconds(program.pid)
    time.sleep(IDLE_SECONDS)
    peak = peak_bytes(program.pid)
    program.terminate()
    usage = program.wait()
    if usage.exit_code != 0:
        raise WrongStartError(f"`drover run` ended with {usage.exit_code}; its output is at the end of {bench.log}")
    figures = {"routes run": seconds, "cpu": cpu, "peak": peak}
    print(f"  {variables or 'as it is'}: " + ", ".join(f"{name} {text(name, value)}" for name, value in figures.items()),
          flush=True)
    return figures


def newest_java():
    """A JDK of this version, where they usually are, or in JAVA_HOME_25."""
    named = os.environ.get(f"JAVA_HOME_{NEWEST}")
    for home in [named] if named else sorted(glob.glob("/usr/lib/jvm/*") + glob.glob("/opt/java/*")):
        try:
            with open(os.path.join(home, "release"), encoding="utf-8") as release:
                if re.search(rf'^JAVA_VERSION="{NEWEST}\b', release.read(), re.MULTILINE):
                    return home
        except OSError:
            continue
    raise MissingError(f"There is no Java {NEWEST} in /usr/lib/jvm or /opt/java: name its home by JAVA_HOME_{NEWEST}.")
