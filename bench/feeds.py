"""Cases of feeds: a sandbox with a large library, and `drover run`, which tells it to files or to Kafka."""

import contextlib
import datetime
import json
import os
import random
import re
import shutil
import subprocess
import urllib.request

from figures import Figures, text
from measure import Program, cpu_seconds
from programs import HERE, clean_environment, test_class_path, output_of

ASSETS = 500_000
FEW_ASSETS = 5_000
CHANGED = 1_000
SANDBOX_HEAP = "-Xmx3g"
FEED = "immich"
RUN_ENDED = re.compile(rb"feed immich: run \d+: ")
STREAM = json.dumps({"types": ["AssetsV1", "AssetExifsV1"]})
BATCH = 1_000
EVENT_BYTES = 850
CURL, FEW, PRODUCER = "curl", "a small library", "a plain producer"


class Sandbox:
    """`drover sandbox` with so many photos, each with EXIF, in a process of its own."""

    def __init__(self, drover, assets):
        environment = clean_environment(drover.home, DROVER_JAVA_OPTS=SANDBOX_HEAP)
        self.process = subprocess.Popen(
            [drover.command, "sandbox", "--port", "0", "--assets", str(assets), "--json"],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        login = json.loads(self.process.stdout.readline())
        self.url = login["url"]
        self.key = login["apiKey"]
        self.email = login["email"]
        self.password = login["password"]

    def cpu_seconds(self):
        return cpu_seconds(self.process.pid)

    def token(self):
        """A new session's: what is acknowledged in it is acknowledged in no other."""
        login = {"email": self.email, "password": self.password}
        return json.loads(self._call("POST", "/auth/login", login))["accessToken"]

    def change(self, ids, rating):
        """Changes these assets, and their EXIF with them: two changes each."""
        self._call("PUT", "/assets", {"ids": ids, "isFavorite": rating % 2 == 0, "rating": rating})

    def _call(self, method, path, body):
        request = urllib.request.Request(self.url + path, json.dumps(body).encode(), method=method, headers={
            "x-api-key": self.key, "Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            return answer.read()

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


@contextlib.contextmanager
def sandbox(drover, assets):
    server = Sandbox(drover, assets)
    try:
        yield server
    finally:
        server.stop()


class Feed:
    """A feed's state, which its runs share, and where it goes."""

    def __init__(self, bench, name, server, **sink):
        self.bench = bench
        self.server = server
        self.state = os.path.join(bench.work, "state", name)
        shutil.rmtree(self.state, ignore_errors=True)
        self.files = os.path.join(self.state, "changes")
        os.makedirs(self.files)
        self.config = os.path.join(self.state, "config")
        self._configure()
        self.environment = clean_environment(bench.drover.home, **{
            "IMMICH_URL": server.url,
            "IMMICH_API_KEY": server.key,
            "DROVER_FOLDER_ENABLED": "false",
            "DROVER_CHANGES_SINK": "files",
            "DROVER_CHANGES_DIRECTORY": self.files,
            **sink})

    def _configure(self):
        """What is shipped, with a login: there is no stream without a session."""
        home = os.path.dirname(os.path.dirname(os.path.realpath(self.bench.drover.command)))
        shutil.copytree(os.path.join(home, "config"), self.config)
        with open(os.path.join(self.config, "application.properties"), "a", encoding="utf-8") as file:
            file.write(f"\ncamel.component.immich.email = {self.server.email}\n"
                       f"camel.component.immich.password = {self.server.password}\n")

    def run(self, least):
        """One run of the feed in a process that is ended after it; it must tell at least so many changes.

        The figures are of the whole process, but for the rate and the seconds, which are of the run."""
        before = self.server.cpu_seconds()
        offset = os.path.getsize(self.bench.log) if os.path.exists(self.bench.log) else 0
        command = [self.bench.drover.command, "run", "--config", self.config, "--data", self.state]
        program = Program(command, self.environment, self.bench.log, self.bench.limit_seconds)
        program.await_output(RUN_ENDED, offset)
        program.terminate()
        usage = program.wait()
        run = self.last_run()
        told = sum(counts["delivered"] for counts in run["types"].values())
        if usage.exit_code != 0 or not run["complete"] or told < least:
            raise WrongFeedError(f"Drover told {told} changes and not {least} or more, complete: {run['complete']}, "
                                 f"exit code {usage.exit_code}; its output is at the end of {self.bench.log}")
        seconds = seconds_of(run["ended"]) - seconds_of(run["started"])
        return {"wall": usage.wall_seconds, "cpu": usage.cpu_seconds, "peak": usage.peak_bytes, "run": seconds,
                "changes": told / seconds, "sandbox cpu": self.server.cpu_seconds() - before}

    def last_run(self):
        command = [self.bench.drover.command, "feed", "show", FEED, "--json", "--config", self.config,
                   "--data", self.state]
        return json.loads(output_of(command, self.environment))["lastRun"]

    def asset_ids(self):
        """Of all assets that were told, in the order in which they were told."""
        ids = []
        folder = os.path.join(self.files, FEED)
        for path, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                with open(os.path.join(path, name), "rb") as lines:
                    ids += re.findall(rb'"subject":"asset/([^"/]+)"', lines.read())
        return [asset.decode() for asset in ids]


class WrongFeedError(Exception):
    """A feed did not tell what is measured here, so that its figures would mean nothing."""


def seconds_of(text):
    """Since 1970, of a time in UTC with any number of digits behind the second."""
    second, _, fraction = text.rstrip("Z").partition(".")
    return datetime.datetime.fromisoformat(second + "+00:00").timestamp() + float(f"0.{fraction or 0}")


def measured(figures, side, run):
    print(f"  {side}: " + ", ".join(f"{name} {text(name, value)}" for name, value in run.items()), flush=True)
    figures.add(side, run)


def to_files(bench):
    """A first run: the whole library, and everything that a feed keeps of it; and the bare stream to a file."""
    figures = Figures()
    with sandbox(bench.drover, ASSETS) as server:
        for _ in range(bench.rounds):
            measured(figures, CURL, stream_to_file(bench, server))
            measured(figures, bench.drover.name, Feed(bench, "feed-files", server).run(2 * ASSETS))
    return figures


def stream_to_file(bench, server):
    path = os.path.join(bench.work, "stream.jsonl")
    before = server.cpu_seconds()
    command = ["curl", "--silent", "--show-error", "--fail", "--output", path, "--data", STREAM,
               "--header", f"Authorization: Bearer {server.token()}", "--header", "Content-Type: application/json",
               server.url + "/sync/stream"]
    usage = Program(command, clean_environment(bench.drover.home), bench.log, bench.limit_seconds).wait()
    with open(path, "rb") as lines:
        told = sum(1 for _ in lines)
    os.remove(path)
    if usage.exit_code != 0 or told < 2 * ASSETS:
        raise WrongFeedError(f"curl ended with {usage.exit_code} after {told} lines; see the end of {bench.log}")
    return {"wall": usage.wall_seconds, "cpu": usage.cpu_seconds, "peak": usage.peak_bytes,
            "changes": told / usage.wall_seconds, "sandbox cpu": server.cpu_seconds() - before}


def again(bench):
    """Few changes after the first run, the same number in a small library and in a large one."""
    figures = Figures()
    with sandbox(bench.drover, FEW_ASSETS) as few, sandbox(bench.drover, ASSETS) as many:
        libraries = [(FEW, few, FEW_ASSETS), (bench.drover.name, many, ASSETS)]
        told = {}
        for side, server, assets in libraries:
            feed = Feed(bench, f"feed-{assets}", server)
            feed.run(2 * assets)
            told[side] = feed, feed.asset_ids()
        for number in range(bench.rounds):
            for side, server, _ in libraries:
                feed, ids = told[side]
                server.change(random.Random(number).sample(ids, CHANGED), number % 5 + 1)
                measured(figures, side, feed.run(CHANGED))
    return figures


def to_kafka(bench):
    """A first run to a broker of one process, and a producer that has the records already."""
    figures = Figures()
    class_path = test_class_path()
    with sandbox(bench.drover, ASSETS) as server, broker(bench, class_path) as kafka:
        for number in range(bench.rounds):
            measured(figures, PRODUCER, produce(bench, class_path, kafka, f"plain-{number}"))
            topic = kafka.topic(f"feed-{number}")
            feed = Feed(bench, "feed-kafka", server, DROVER_CHANGES_SINK="kafka", DROVER_KAFKA_BROKERS=kafka.address,
                        DROVER_KAFKA_TOPIC=topic)
            before = kafka.cpu_seconds()
            run = feed.run(2 * ASSETS)
            measured(figures, bench.drover.name, {**run, "broker cpu": kafka.cpu_seconds() - before})
    return figures


def produce(bench, class_path, kafka, topic):
    before = kafka.cpu_seconds()
    command = ["java", "-cp", class_path, os.path.join(HERE, "Kafka.java"), "produce", kafka.address,
               kafka.topic(topic), str(2 * ASSETS), str(EVENT_BYTES), str(BATCH)]
    usage = Program(command, clean_environment(bench.drover.home), bench.log, bench.limit_seconds).wait()
    if usage.exit_code != 0:
        raise WrongFeedError(f"the plain producer ended with {usage.exit_code}; see the end of {bench.log}")
    return {"wall": usage.wall_seconds, "cpu": usage.cpu_seconds, "peak": usage.peak_bytes,
            "changes": 2 * ASSETS / usage.wall_seconds, "broker cpu": kafka.cpu_seconds() - before}


class Broker:
    """A Kafka of one process, the one that the tests use."""

    def __init__(self, bench, class_path):
        folder = os.path.join(bench.work, "kafka")
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        command = ["java", "-Xmx1g", "-cp", class_path, os.path.join(HERE, "Kafka.java"), "broker", folder]
        self.log = open(bench.log, "ab")
        self.process = subprocess.Popen(command, env=clean_environment(bench.drover.home), stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.address = self._told("address ")

    def topic(self, name):
        """Makes it, with four partitions; returns its name."""
        self.process.stdin.write(name + "\n")
        self.process.stdin.flush()
        return self._told("topic ")

    def _told(self, word):
        """What follows this word in the next line that begins with it; Kafka prints lines of its own."""
        line = next(line for line in self.process.stdout if line.startswith(word))
        return line.removeprefix(word).strip()

    def cpu_seconds(self):
        return cpu_seconds(self.process.pid)

    def stop(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
        self.log.close()


@contextlib.contextmanager
def broker(bench, class_path):
    kafka = Broker(bench, class_path)
    try:
        yield kafka
    finally:
        kafka.stop()
