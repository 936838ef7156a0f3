"""The files that are uploaded: the same bytes on every machine, made once and kept."""

import json
import os
import random
from dataclasses import asdict, dataclass

BLOCK_BYTES = 4 << 20
# 2024-01-01: old enough to be taken for files that nobody writes to any more.
FIRST_MODIFIED = 1_704_067_200


@dataclass(frozen=True)
class Tree:
    """Folders with files of one size, each of other bytes; `size` in bytes, at least 8."""

    name: str
    folders: int
    files_per_folder: int
    size: int
    suffix: str = ".jpg"

    @property
    def files(self):
        return self.folders * self.files_per_folder

    @property
    def bytes(self):
        return self.files * self.size


def prepare(tree, root):
    """Makes the tree below `root` where it is not there yet, reads it once so that it is in the page cache, and
    returns its path."""
    path = os.path.join(root, tree.name)
    done = path + ".json"
    description = json.dumps(asdict(tree))
    if not (os.path.exists(done) and read_text(done) == description):
        print(f"making {tree.files:,} files of {tree.size:,} bytes in {path}", flush=True)
        generate(tree, path)
        with open(done, "w", encoding="utf-8") as file:
            file.write(description)
    warm(path)
    return path


def generate(tree, path):
    noise = random.Random(tree.name).randbytes(BLOCK_BYTES)
    index = 0
    for folder in range(tree.folders):
        directory = os.path.join(path, f"{folder:04}")
        os.makedirs(directory, exist_ok=True)
        for number in range(tree.files_per_folder):
            target = os.path.join(directory, f"IMG_{number:06}{tree.suffix}")
            write_file(target, tree.size, index, noise)
            os.utime(target, (FIRST_MODIFIED + index, FIRST_MODIFIED + index))
            index += 1


def write_file(target, size, index, noise):
    """Every block begins with its number, which is what makes each file unlike all others."""
    with open(target, "wb", buffering=0) as file:
        for start in range(0, size, BLOCK_BYTES):
            length = min(BLOCK_BYTES, size - start)
            label = (index << 24 | start // BLOCK_BYTES).to_bytes(8, "big")
            file.write(label + noise[8:length])


def warm(path):
    """Reads everything once: both sides find their files in the page cache."""
    buffer = bytearray(1 << 20)
    for directory, _, names in os.walk(path):
        for name in names:
            with open(os.path.join(directory, name), "rb", buffering=0) as file:
                while file.readinto(buffer):
                    pass


def read_text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()
