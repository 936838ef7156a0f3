"""What is measured. A case takes a Bench and returns the figures of each side, one a round, by name."""

import os
import queue
import shutil
import statistics
from dataclasses import dataclass

import cluster
import feeds
import starts
from data import Tree, prepare
from figures import Figures, text
from measure import Program, sink

TEN = Tree("files-10", 1, 10, 200_000)
TWENTY_THOUSAND = Tree("files-20k", 20, 1_000, 200_000)
FOUR_GIGABYTES = Tree("file-4g", 1, 1, 4 << 30, ".mp4")
HUNDRED_THOUSAND = Tree("files-100k", 100, 1_000, 2_000)
MILLION = Tree("files-1m", 1_000, 1_000, 32)
TEN_THOUSAND = Tree("files-10k", 10, 1_000, 20_000)

CLI = "@immich/cli"
FIRST_UPLOAD_LIMIT = 120
KNEE = 8
SERVICE_MS = 7


class WrongRunError(Exception):
    """A program did not do what is measured here, so that its figures would mean nothing."""


@dataclass(frozen=True)
class Bench:
    """What all cases share: the two sides (peer is None when only Drover runs), the folder, how often, how long."""

    peer: object
    drover: object
    work: str
    rounds: int
    limit_seconds: float

    @property
    def log(self):
        return os.path.join(self.work, "output.log")

    def sides(self):
        return [side for side in (self.peer, self.drover) if side]

    def warm_up(self):
        """One run of each side that does not count: Drover's launcher makes its class archive at the first run."""
        folder = self.tree(TEN)
        for side in self.sides():
            self.run(side, folder, self.new_state(side), {"uploads": TEN.files})
        self.drover.wait_for_class_archive()

    def tree(self, tree):
        return prepare(tree, os.path.join(self.work, "data"))

    def new_state(self, side):
        """An empty folder for what a program remembers."""
        path = os.path.join(self.work, "state", side.name.replace("/", "-"))
        shutil.rmtree(path, ignore_errors=True)
        os.makedirs(path)
        return path

    def start(self, side, folder, state, server):
        command, environment = side.upload(folder, state, server.url)
        return Program(command, environment, self.log, self.limit_seconds)

    def run(self, side, folder, state, expected, *sink_options):
        """One run against a sink of its own, which must see exactly the `expected` counts; returns its figures."""
        with sink(*sink_options) as server:
            usage = self.start(side, folder, state, server).wait()
            counts = server.stop()
        seen = {name: counts[name] for name in expected}
        if usage.exit_code != 0 or seen != expected:
            raise WrongRunError(f"{side.name} on {folder}: exit code {usage.exit_code}, the server saw {seen} and not "
                                f"{expected}, requests {counts['requests']}; its output is at the end of {self.log}")
        figures = {"wall": usage.wall_seconds, "cpu": usage.cpu_seconds, "peak": usage.peak_bytes,
                   "sink cpu": counts["cpuSeconds"]}
        if counts["firstUpload"]:
            figures["first upload"] = counts["firstUpload"] - usage.started
        print(f"  {side.name}: " + ", ".join(f"{name} {text(name, value)}" for name, value in figures.items()),
              flush=True)
        return figures, counts


def new_files(bench, tree, *sink_options):
    """Every round begins with empty state on both sides and a server that holds nothing."""
    folder = bench.tree(tree)
    figures = Figures()
    for _ in range(bench.rounds):
        for side in bench.sides():
            run, _ = bench.run(side, folder, bench.new_state(side), {"uploads": tree.files}, *sink_options)
            figures.add(side.name, run)
    return figures


def known_files(bench):
    """The server knows every file, and each side has been through them once before it is measured."""
    tree = HUNDRED_THOUSAND
    folder = bench.tree(tree)
    figures = Figures()
    states = {side: bench.new_state(side) for side in bench.sides()}
    for side, state in states.items():
        bench.run(side, folder, state, {"uploads": 0, "checkedItems": tree.files}, "--known", "reject-all")
    print("  once more, measured:")
    for _ in range(bench.rounds):
        for side, state in states.items():
            asked = 0 if side is bench.drover else tree.files
            run, _ = bench.run(side, folder, state, {"uploads": 0, "checkedItems": asked}, "--known", "reject-all")
            figures.add(side.name, run)
    return figures


def million_first(bench):
    """From the start of the process to the first byte of the first upload; Drover is ended there."""
    folder = bench.tree(MILLION)
    figures = Figures()
    for _ in range(bench.rounds):
        with sink() as server:
            program = bench.start(bench.drover, folder, bench.new_state(bench.drover), server)
            try:
                seconds = server.first_upload(FIRST_UPLOAD_LIMIT) - program.started
            except queue.Empty:
                raise WrongRunError(f"Drover uploaded nothing within {FIRST_UPLOAD_LIMIT} s; its output is at the end "
                                    f"of {bench.log}") from None
            finally:
                program.kill()
                program.wait()
        print(f"  Drover: first upload {seconds:.2f} s", flush=True)
        figures.add(bench.drover.name, {"first upload": seconds})
    return figures


def million_upload(bench):
    """One whole first run, whose state the second scan starts from."""
    folder = bench.tree(MILLION)
    figures = Figures()
    state = bench.new_state(bench.drover)
    run, _ = bench.run(bench.drover, folder, state, {"uploads": MILLION.files})
    figures.add(bench.drover.name, run)
    kept = state_of_million(bench)
    shutil.rmtree(kept, ignore_errors=True)
    os.rename(state, kept)
    return figures


def million_again(bench):
    """The second scan: every file is in the ledger, nothing is opened and nothing is asked."""
    folder = bench.tree(MILLION)
    state = state_of_million(bench)
    if not os.path.isdir(state):
        million_upload(bench)
    figures = Figures()
    for _ in range(bench.rounds):
        run, _ = bench.run(bench.drover, folder, state, {"uploads": 0, "checkedItems": 0}, "--known", "reject-all")
        figures.add(bench.drover.name, run)
    return figures


def state_of_million(bench):
    return os.path.join(bench.work, "state", "million")


def knee(bench):
    """A server that takes 7 ms a file, bears 8 at a time and slows down past that: how many does each side send, once
    it has found its pace (the second half of the run)?"""
    folder = bench.tree(TEN_THOUSAND)
    figures = Figures()
    for _ in range(bench.rounds):
        for side in bench.sides():
            run, counts = bench.run(side, folder, bench.new_state(side), {"uploads": TEN_THOUSAND.files},
                                    "--service-ms", str(SERVICE_MS), "--knee", str(KNEE))
            print(f"    under way each {counts['sliceSeconds']} s: {counts['concurrency']}", flush=True)
            settled = slice(len(counts["concurrency"]) // 2, -1)
            run["under way"] = statistics.fmean(counts["concurrency"][settled])
            run["rate"] = statistics.fmean(counts["uploadsPerSecond"][settled])
            run["under way over time"] = counts["concurrency"]
            figures.add(side.name, run)
    return figures


@dataclass(frozen=True)
class Case:
    """`aims`: the largest value allowed of a figure, or the least; ("wall", "ratio") is the most that Drover's share of the
    peer's may be, ("rate", "times") the least."""

    name: str
    title: str
    run: object
    shown: tuple
    aims: dict
    peer: str = CLI


MEMORY = {("peak", "value"): 256e6}
USUAL = ("wall", "cpu", "peak")
FEED_MEMORY = {("peak", "value"): 300e6}
FEED_FIGURES = ("changes", "wall", "cpu", "peak")
START_FIGURES = ("routes run", "cpu", "peak")
CASES = [
    Case("start", "`drover run` until its routes run, and at rest", starts.run, START_FIGURES,
         {("routes run", "value"): 2.5, ("peak", "value"): 200e6}, starts.WITHOUT),
    Case("start-newest", f"the same on Java {starts.NEWEST}", starts.run_on_newest, START_FIGURES,
         {("routes run", "value"): 1.2, ("peak", "value"): 200e6}, starts.WITHOUT),
    Case("files-10", "10 new files of 200 KB", lambda bench: new_files(bench, TEN), USUAL,
         {("wall", "value"): 1.2, **MEMORY}),
    Case("files-20k", "20,000 new files of 200 KB", lambda bench: new_files(bench, TWENTY_THOUSAND), USUAL,
         {("wall", "ratio"): 1 / 4, ("cpu", "ratio"): 1 / 3, **MEMORY}),
    Case("file-4g", "one new file of 4 GB", lambda bench: new_files(bench, FOUR_GIGABYTES), USUAL,
         {("wall", "ratio"): 0.7, **MEMORY}),
    Case("known-100k", "100,000 known files of 2 KB again", known_files, USUAL,
         {("wall", "ratio"): 1 / 20, **MEMORY}),
    Case("million-first", "1,000,000 new files: until the first upload", million_first, ("first upload",),
         {("first upload", "value"): 3}),
    Case("million-upload", "1,000,000 new files of 32 bytes", million_upload, USUAL, MEMORY),
    Case("million-again", "1,000,000 known files again", million_again, USUAL, {("wall", "value"): 6, **MEMORY}),
    Case("knee", f"10,000 new files of 20 KB to a server of {SERVICE_MS} ms a file, best at {KNEE} at a time", knee,
         ("wall", "rate", "under way"), {}),
    Case("feed-files", f"a feed of {2 * feeds.ASSETS:,} changes to files, and curl of the same stream",
         feeds.to_files, FEED_FIGURES, {("changes", "least"): 30_000, **FEED_MEMORY}, feeds.CURL),
    Case("feed-again", f"{feeds.CHANGED:,} of {feeds.ASSETS:,} assets changed, and of {feeds.FEW_ASSETS:,}",
         feeds.again, ("run", "cpu", "peak"), {("run", "ratio"): 1.5, **FEED_MEMORY}, feeds.FEW),
    Case("feed-kafka", f"a feed of {2 * feeds.ASSETS:,} changes to Kafka, and a plain producer of as many records",
         feeds.to_kafka, FEED_FIGURES, {("changes", "least"): 10_000, **FEED_MEMORY}, feeds.PRODUCER),
    Case("workers-2", f"two workers, {cluster.UPLOADS} uploads each, and a server of {cluster.SERVICE_MS} ms a file",
         lambda bench: cluster.workers(bench, 2), ("rate",), {("rate", "times"): 1.8}, cluster.ONE),
    Case("workers-4", "the same with four workers", lambda bench: cluster.workers(bench, 4), ("rate",),
         {("rate", "times"): 3.4}, cluster.ONE),
    Case("million-postgres", "1,000,000 known files again, known to PostgreSQL",
         lambda bench: cluster.known(bench, MILLION), ("scan", "cpu", "peak"), {("scan", "value"): 30, **MEMORY}),
]
