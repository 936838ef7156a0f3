"""The two sides: how each is found, and the command that makes it upload a folder."""

import glob
import json
import os
import re
import shutil
import subprocess
import tarfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
TRAINING_LIMIT = 330
API_KEY = "bench-key-that-every-sink-takes"


class MissingError(Exception):
    """Something that the benchmarks need is not there; the message says what and where to get it."""


class ImmichCli:
    """The official command line, from npm, with the options that it has by itself."""

    def __init__(self, node, work):
        self.name = "@immich/cli"
        self.node = shutil.which(node)
        if not self.node:
            raise MissingError(f"Node.js was not found as '{node}': install Node.js 22 or newer, or give --node PATH.")
        self.node_version = output_of([self.node, "--version"])
        if int(re.match(r"v(\d+)", self.node_version)[1]) < 22:
            raise MissingError(f"@immich/cli needs Node.js 22 or newer, and {self.node} is {self.node_version}: "
                               "give --node PATH.")
        self.package = os.path.join(HERE, "node_modules", "@immich", "cli")
        if not os.path.isdir(self.package):
            print("installing @immich/cli from npm", flush=True)
            subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=HERE, check=True)
        with open(os.path.join(self.package, "package.json"), encoding="utf-8") as file:
            self.version = json.load(file)["version"]
        self.home = os.path.join(work, "home")

    def upload(self, folder, state, url):
        command = [self.node, os.path.join(self.package, "bin", "immich"), "--config-directory", state,
                   "upload", "--recursive", "--no-progress", folder]
        return command, clean_environment(self.home, IMMICH_INSTANCE_URL=url, IMMICH_API_KEY=API_KEY)


class Drover:
    """Drover as it is shipped: the archive that `mvn package` makes, unpacked, or the command that was given."""

    def __init__(self, command, work):
        self.name = "Drover"
        self.command = os.path.abspath(command) if command else unpacked_archive(work)
        self.home = os.path.join(work, "home")
        self.key_file = os.path.join(work, "api-key")
        with open(self.key_file, "w", encoding="utf-8") as file:
            file.write(API_KEY + "\n")
        self.version = output_of([self.command, "--version"], clean_environment(self.home)).splitlines()[0]

    def upload(self, folder, state, url):
        command = [self.command, "upload", folder, "--server", url, "--api-key-file", self.key_file, "--data", state]
        return command, clean_environment(self.home)

    def wait_for_class_archive(self):
        """The launcher makes its archive in the background at the first start, beside which nothing can be measured."""
        training = os.path.join(self.home, ".cache", "drover", "*.training")
        end = time.monotonic() + TRAINING_LIMIT
        while glob.glob(training):
            if time.monotonic() > end:
                raise MissingError(f"Drover's launcher has not made its class archive within {TRAINING_LIMIT} s: "
                                   f"{training} is still there; remove it and try again.")
            time.sleep(0.2)


def unpacked_archive(work):
    """bin/drover of the newest archive in target/, which is built first when there is none."""
    pattern = os.path.join(ROOT, "target", "drover-*.tar.gz")
    if not glob.glob(pattern):
        print("building Drover with Maven", flush=True)
        subprocess.run(["mvn", "-q", "-B", "-DskipTests", "package"], cwd=ROOT, check=True)
    archives = sorted(glob.glob(pattern), key=os.path.getmtime)
    if not archives:
        raise MissingError(f"There is no {pattern}: build Drover with `mvn package`, or give --drover PATH.")
    target = os.path.join(work, f"drover-{int(os.path.getmtime(archives[-1]))}")
    if not os.path.isdir(target):
        with tarfile.open(archives[-1]) as archive:
            archive.extractall(target + ".part")
        os.rename(target + ".part", target)
    launchers = glob.glob(os.path.join(target, "bin", "drover")) + glob.glob(os.path.join(target, "*", "bin", "drover"))
    if not launchers:
        raise MissingError(f"{archives[-1]} holds no bin/drover.")
    return launchers[0]


def test_class_path():
    """Of the tests, which hold a broker and a PostgreSQL; compiled first when they are not."""
    classes = os.path.join(ROOT, "target", "test-classes")
    file = os.path.join(ROOT, "target", "test-class-path.txt")
    if not (os.path.isfile(file) and os.path.isdir(classes)):
        print("compiling the tests with Maven, for their servers", flush=True)
        subprocess.run(["mvn", "-q", "-B", "test-compile", "dependency:build-classpath", "-DincludeScope=test",
                        f"-Dmdep.outputFile={file}"], cwd=ROOT, check=True)
    with open(file, encoding="utf-8") as paths:
        return os.pathsep.join([classes, paths.read().strip()])


def clean_environment(home, **more):
    """This environment without anybody's settings: no variables of either program, and a home of its own, in which
    Drover's launcher keeps its class archive."""
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("DROVER_", "IMMICH_", "XDG_", "JAVA_OPTS", "JAVA_TOOL_OPTIONS", "NODE_OPTIONS"))}
    os.makedirs(home, exist_ok=True)
    return {**kept, "HOME": home, **more}


def output_of(command, environment=None):
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip()
