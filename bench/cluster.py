"""Cases of several nodes: workers that take files from one topic, and the scan of what PostgreSQL knows."""

import contextlib
import json
import os
import queue
import re
import shutil
import statistics
import subprocess
import threading
import time

from data import Tree, prepare
from figures import Figures, text
from measure import Program, sink
from programs import API_KEY, HERE, clean_environment, test_class_path

ONE = "one worker"
SERVICE_MS = 50
UPLOADS = 4
SHARED = Tree("files-12k", 12, 1_000, 20_000)
SCANNED = re.compile(rb"library \S+: (.*) in ([\d.]+) s\n")
START_LIMIT = 120
SETTLED_AFTER, MEASURED = 10, 15


class WrongClusterError(Exception):
    """The nodes did not do what is measured here, so that the figures would mean nothing."""


class Services:
    """A PostgreSQL whose data stay in a folder, and a Kafka of one process that is new each time."""

    def __init__(self, bench, store):
        kafka = os.path.join(bench.work, "kafka")
        shutil.rmtree(kafka, ignore_errors=True)
        os.makedirs(kafka)
        command = ["java", "-Xmx1g", "-cp", test_class_path(), os.path.join(HERE, "Cluster.java"), store, kafka]
        self.log = open(bench.log, "ab")
        self.process = subprocess.Popen(command, env=clean_environment(bench.drover.home), stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.told = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.store = self._told("store")
        self.brokers = self._told("brokers")

    def ask(self, question):
        """The one answer to a question in SQL, as text."""
        self.process.stdin.write(question + "\n")
        self.process.stdin.flush()
        return self._told("answer")

    def _read(self):
        """Kafka says much among it, and would stand still if nobody listened."""
        for line in self.process.stdout:
            word, _, rest = line.strip().partition(" ")
            if word in ("store", "brokers", "answer"):
                self.told.put((word, rest))

    def _told(self, word):
        with contextlib.suppress(queue.Empty):
            told, value = self.told.get(timeout=START_LIMIT)
            if told == word:
                return value
        raise WrongClusterError(f"PostgreSQL and Kafka did not say their '{word}' within {START_LIMIT} s")

    def stop(self):
        self.process.stdin.close()
        self.process.wait()
        self.reader.join()
        self.process.stdout.close()
        self.log.close()


@contextlib.contextmanager
def services(bench, store):
    both = Services(bench, store)
    try:
        yield both
    finally:
        both.stop()


class Nodes:
    """Nodes of one cluster on one folder and one server. Each has a data folder of its own."""

    def __init__(self, bench, both, server, folder):
        self.bench = bench
        self.variables = {
            "DROVER_STORE_URL": both.store, "DROVER_CLUSTER_BROKERS": both.brokers, "DROVER_CLUSTER_BACKLOG": "100000",
            "DROVER_FOLDER": folder, "DROVER_WATCH": "false", "DROVER_STABLE_FOR": "0s", "DROVER_OBSERVE_PORT": "0",
            "DROVER_MAX_UPLOADS": str(UPLOADS), "DROVER_LOG_FILE": "none",
            "IMMICH_URL": server.url, "IMMICH_API_KEY": API_KEY}

    def start(self, role, name):
        state = os.path.join(self.bench.work, "state", "nodes", name)
        shutil.rmtree(state, ignore_errors=True)
        environment = clean_environment(self.bench.drover.home, DROVER_ROLE=role, DROVER_NODE=name, **self.variables)
        return Program([self.bench.drover.command, "run", "--data", state], environment, self.bench.log,
                       self.bench.limit_seconds)

    def scan(self):
        """One scan by a leader, which is ended after it; returns its words, its seconds and the process's usage."""
        offset = size(self.bench.log)
        leader = self.start("scanner", "scanner")
        leader.await_output(SCANNED, offset)
        leader.terminate()
        usage = leader.wait()
        with open(self.bench.log, "rb") as log:
            log.seek(offset)
            scanned = SCANNED.search(log.read())
        if usage.exit_code != 0 or not scanned:
            raise WrongClusterError(f"the scanner ended with {usage.exit_code}; its output is at the end of "
                                    f"{self.bench.log}")
        return scanned[1].decode(), float(scanned[2]), usage


def size(path):
    return os.path.getsize(path) if os.path.exists(path) else 0


def workers(bench, count):
    """One worker and several in turn, each time with a topic full of files that were not sent before."""
    folder = prepare(SHARED, os.path.join(bench.work, "data"))
    figures = Figures()
    for _ in range(bench.rounds):
        for side, number in ((ONE, 1), (bench.drover.name, count)):
            rate = work(bench, folder, number)
            print(f"  {number} at work: {text('rate', rate)}", flush=True)
            figures.add(side, {"rate": rate})
    return figures


def work(bench, folder, count):
    """Files a second of so many workers, once they all have begun."""
    store = os.path.join(bench.work, "state", "workers-postgres")
    shutil.rmtree(store, ignore_errors=True)
    with services(bench, store) as both, sink("--service-ms", str(SERVICE_MS), "--knee", "1000") as server:
        nodes = Nodes(bench, both, server, folder)
        words, _, _ = nodes.scan()
        if words != f"{SHARED.files} found = {SHARED.files} shared":
            raise WrongClusterError(f"the scanner shared other files than the {SHARED.files:,} that are there: {words}")
        offset = size(bench.log)
        running = [nodes.start("worker", f"worker-{number}") for number in range(count)]
        try:
            server.first_upload(bench.limit_seconds)
            time.sleep(SETTLED_AFTER + MEASURED)
        finally:
            counts = server.stop()
            for worker in running:
                worker.kill()
                worker.wait()
        begun = int(SETTLED_AFTER / counts["sliceSeconds"])
        rates = counts["uploadsPerSecond"][begun:begun + int(MEASURED / counts["sliceSeconds"])]
        most = count * UPLOADS
        if counts["uploads"] > SHARED.files * 0.9 or max(counts["concurrency"]) <= most - UPLOADS:
            raise WrongClusterError(f"the server saw {counts['uploads']} uploads, {max(counts['concurrency'])} at a time "
                                    f"at most, of {count} workers; see {bench.log} from {offset}")
        return statistics.fmean(rates)


def known(bench, tree):
    """The leader's scan of a million files that PostgreSQL knows: it asks the store about each, and the server nothing."""
    folder = prepare(tree, os.path.join(bench.work, "data"))
    store = os.path.join(bench.work, "state", "million-postgres")
    figures = Figures()
    if not os.path.isdir(store):
        fill(bench, folder, tree, store)
    with services(bench, store) as both:
        for _ in range(bench.rounds):
            with sink() as server:
                words, seconds, usage = Nodes(bench, both, server, folder).scan()
                counts = server.stop()
            if f"({tree.files} known)" not in words or counts["uploads"] or counts["checkedItems"]:
                raise WrongClusterError(f"the scan found other files than it should have: {words}, {counts}")
            run = {"scan": seconds, "wall": usage.wall_seconds, "cpu": usage.cpu_seconds, "peak": usage.peak_bytes}
            print(f"  {bench.drover.name}: " + ", ".join(f"{name} {text(name, value)}" for name, value in run.items()),
                  flush=True)
            figures.add(bench.drover.name, run)
        sizes(both, tree)
    return figures


def fill(bench, folder, tree, store):
    """Sends all of them once, so that PostgreSQL holds what Drover itself has written, as it has written it."""
    part = store + ".part"
    shutil.rmtree(part, ignore_errors=True)
    with services(bench, part) as both, sink() as server:
        command, environment = bench.drover.upload(folder, bench.new_state(bench.drover), server.url)
        environment["DROVER_STORE_URL"] = both.store
        usage = Program(command, environment, bench.log, bench.limit_seconds).wait()
        uploads = server.stop()["uploads"]
        if usage.exit_code != 0 or uploads != tree.files:
            raise WrongClusterError(f"the upload ended with {usage.exit_code} after {uploads} files, see the end of "
                                    f"{bench.log}")
        print(f"  all were sent in {usage.wall_seconds:.0f} s", flush=True)
    os.rename(part, store)


def sizes(both, tree):
    """What bench/scale.py begins with."""
    measured = {name: int(both.ask(f"select {question}")) / tree.files for name, question in (
        ("table", "pg_table_size('file')"), ("index", "pg_indexes_size('file')"))}
    print(f"  bytes of a file in PostgreSQL: {json.dumps(measured)}", flush=True)
