#!/usr/bin/env python3
"""Carries what was measured on to more files and more nodes: what they need, and what breaks first.

The figures that it begins with are those of docs/benchmarks.md and docs/scale.md, each of which can be given as an option.
It prints Markdown.
"""

import argparse
import math

DAY = 86_400
# A node joins questions for checksums that come within this time (io.drover.immich.CheckJoiner), while Immich answers at once.
JOINED_SECONDS, JOINED_MOST = 0.003, 1_000
# Each node that may lead has a connection of its own for that.
LEADER_CONNECTIONS = 1

MEASURED = {
    "table-bytes": (175, "of a file in PostgreSQL's table"),
    "index-bytes": (65, "of a file in its index"),
    "wal-bytes": (370, "that PostgreSQL logs for a file that is recorded"),
    "record-bytes": (262, "of a file's record in Kafka"),
    "scan-million": (10, "seconds in which the leader scans a million known files"),
    "share-rate": (3_700, "files a second that the leader puts into the topic"),
    "ledger-rate": (25_000, "files a second that PostgreSQL records, from 50 nodes"),
    "immich-rate": (143, "uploads a second of one Immich server, 8 at a time"),
    "upload-ms": (50, "that an upload takes"),
}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--files", type=float, default=100e6)
    parser.add_argument("--nodes", type=int, default=100)
    parser.add_argument("--partitions", type=int, default=48, help="of the topic")
    parser.add_argument("--connections", type=int, default=8, help="of a node to PostgreSQL, at most")
    parser.add_argument("--uploads", type=int, default=16, help="of a node at a time, at most")
    parser.add_argument("--servers", type=int, default=1, help="Immich servers behind the one address")
    parser.add_argument("--file-mb", type=float, default=4, help="megabytes of a file")
    parser.add_argument("--read-mb", type=float, default=110, help="megabytes a second that a node reads from the storage")
    parser.add_argument("--storage-mb", type=float, default=1_100, help="megabytes a second that the storage gives to all")
    parser.add_argument("--folder-files", type=float, default=1_000, help="files in a folder")
    parser.add_argument("--trip-ms", type=float, default=0.5, help="of a question to PostgreSQL and its answer on the network")
    parser.add_argument("--walkers", type=int, default=4, help="of the leader")
    for name, (value, meaning) in MEASURED.items():
        parser.add_argument(f"--{name}", type=float, default=value, help=f"measured: {meaning}")
    return parser.parse_args()


def limits(o):
    """{what: files a second that it takes at most}"""
    return {
        "Immich's uploads": o.immich_rate * o.servers,
        "reading: the nodes' networks": o.nodes * o.read_mb / o.file_mb,
        "reading: the storage itself": o.storage_mb / o.file_mb,
        "waiting for uploads, all nodes together": at_work(o) * o.uploads * 1_000 / o.upload_ms,
        "PostgreSQL's rows": o.ledger_rate,
        "the leader's share of new files": o.share_rate,
    }


def at_work(o):
    """Nodes that have a partition; with partitions that do not divide evenly, as many as the fullest ones allow."""
    return o.partitions / math.ceil(o.partitions / o.nodes)


def calls(o, rate):
    """Calls a second to Immich: an upload, and the joined checks before and after it."""
    joined = min(JOINED_MOST, max(1.0, rate / o.nodes * JOINED_SECONDS))
    return rate, 2 * rate / joined


def scan_seconds(o):
    trips = max(o.files / 1_000, o.files / o.folder_files)
    return o.files / 1e6 * o.scan_million + trips * o.trip_ms / 1_000 / o.walkers


def main():
    o = arguments()
    capacity = sorted(limits(o).items(), key=lambda item: item[1])
    rate = capacity[0][1]
    uploads, checks = calls(o, rate)
    rows = [
        ("table of the ledger", size(o.files * o.table_bytes)),
        ("its index", size(o.files * o.index_bytes)),
        ("PostgreSQL's log for the first run", size(o.files * o.wal_bytes)),
        ("connections to PostgreSQL, at most", f"{o.nodes * o.connections + o.nodes * LEADER_CONNECTIONS:,}"),
        ("records in Kafka for the first run", size(o.files * o.record_bytes) + " a copy"),
        ("nodes that have work, of " + f"{o.partitions} partitions", f"{at_work(o):.0f} of {o.nodes}"),
        ("scan of all files when they are known", duration(scan_seconds(o))),
        ("first run", duration(o.files / rate) + f" at {rate:,.0f} files/s"),
        ("calls a second to Immich meanwhile", f"{uploads:,.0f} uploads and {checks:,.0f} checks"),
    ]
    print(f"| {o.files:,.0f} files, {o.nodes} nodes | |\n|---|---:|")
    print("\n".join(f"| {what} | {value} |" for what, value in rows))
    print("\n| what breaks first | files a second |\n|---|---:|")
    print("\n".join(f"| {what} | {value:,.0f} |" for what, value in capacity))


def size(count):
    for unit, name in ((1e12, "TB"), (1e9, "GB")):
        if count >= unit:
            return f"{count / unit:.1f} {name}"
    return f"{count / 1e6:.0f} MB"


def duration(seconds):
    if seconds >= 2 * DAY:
        return f"{seconds / DAY:.1f} days"
    return f"{seconds / 3_600:.1f} h" if seconds >= 7_200 else f"{seconds / 60:.0f} min"


if __name__ == "__main__":
    main()
