#!/usr/bin/env python3
"""The plain server that both sides upload to: it speaks just enough Immich 3.1.0, drops every body and costs little.

One thread a connection, each of which waits in the kernel: on Linux a body is discarded there without being copied
(MSG_TRUNC), so that the server takes as little as possible of a machine that it shares with what is measured.

Standard output: first the server's URL, then `first-upload SECONDS` (monotonic clock) when the first byte of the first
upload has come, at the end (SIGTERM) one line of JSON with what was counted.
"""

import argparse
import base64
import collections
import json
import mmap
import re
import resource
import signal
import socket
import sys
import threading
import time

CONTENT_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CHECKSUM = re.compile(rb"\r\nx-immich-checksum: *([^\r ]+)", re.IGNORECASE)
EXPECT = re.compile(rb"\r\nexpect: *100-continue", re.IGNORECASE)

ON_LINUX = sys.platform.startswith("linux")
DISCARD = socket.MSG_WAITALL | (socket.MSG_TRUNC if ON_LINUX else 0)
# Never touched on Linux, so it takes no memory there; only its length counts.
NOWHERE = mmap.mmap(-1, (64 if ON_LINUX else 1) << 20)

USER = "11111111-1111-4111-8111-111111111111"
DATE = "2026-01-01T00:00:00.000Z"
FIXED = {
    b"GET /.well-known/immich": {"api": {"endpoint": "/api"}},
    b"GET /api/server/ping": {"res": "pong"},
    b"GET /api/server/version": {"major": 3, "minor": 1, "patch": 0, "prerelease": None},
    b"GET /api/server/config": {
        "loginPageMessage": "", "trashDays": 30, "userDeleteDelay": 7, "oauthButtonText": "Login with OAuth",
        "isInitialized": True, "isOnboarded": True, "externalDomain": "", "publicUsers": True,
        "mapDarkStyleUrl": "", "mapLightStyleUrl": "", "maintenanceMode": False, "minFaces": 3,
    },
    b"GET /api/server/media-types": {
        "video": [".avi", ".m4v", ".mkv", ".mov", ".mp4", ".mpg", ".webm"],
        "image": [".avif", ".dng", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".tiff", ".webp"],
        "sidecar": [".xmp"],
    },
    b"GET /api/users/me": {
        "id": USER, "email": "bench@example.com", "name": "bench", "profileImagePath": "", "avatarColor": "pink",
        "profileChangedAt": DATE, "storageLabel": None, "shouldChangePassword": False, "isAdmin": False,
        "createdAt": DATE, "deletedAt": None, "updatedAt": DATE, "oauthId": "", "quotaSizeInBytes": None,
        "quotaUsageInBytes": 0, "status": "active", "license": None,
    },
    b"GET /api/api-keys/me": {
        "id": "22222222-2222-4222-8222-222222222222", "name": "bench", "createdAt": DATE, "updatedAt": DATE,
        "permissions": ["all"],
    },
}


def answer(status, body):
    """The bytes of a whole answer; `body` is JSON text."""
    head = "HTTP/1.1 %s\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: %d\r\n\r\n"
    content = body.encode()
    return (head % (status, len(content))).encode() + content


FIXED_ANSWERS = {request: answer("200 OK", json.dumps(body)) for request, body in FIXED.items()}
NOT_FOUND = answer("404 Not Found", '{"message":"The sink has no such route","error":"Not Found","statusCode":404}')


def sha1_bytes(text):
    """The 20 bytes of a checksum in hex or in base64, the two ways in which Immich takes it."""
    return bytes.fromhex(text) if len(text) == 40 else base64.b64decode(text)


def asset_id(sixteen_bytes):
    digits = sixteen_bytes.hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


class Assets:
    """What the server holds: the checksums that uploads announced. An asset's id is made from its checksum."""

    def __init__(self, knows_all):
        self.knows_all = knows_all
        self.checksums = set()
        self.unnamed = 0

    def add(self, checksum):
        """Takes an upload, whose checksum may be unknown (None); returns the answer."""
        if checksum is None:
            self.unnamed += 1
            return answer("201 Created", '{"id":"%s","status":"created"}' % asset_id(self.unnamed.to_bytes(16, "big")))
        if self.knows_all or checksum in self.checksums:
            return answer("200 OK", '{"id":"%s","status":"duplicate"}' % asset_id(checksum[:16]))
        self.checksums.add(checksum)
        return answer("201 Created", '{"id":"%s","status":"created"}' % asset_id(checksum[:16]))

    def check(self, item):
        """The answer of bulk-upload-check for one item."""
        checksum = sha1_bytes(item["checksum"])
        if not self.knows_all and checksum not in self.checksums:
            return {"id": item["id"], "action": "accept"}
        return {"id": item["id"], "action": "reject", "reason": "duplicate", "assetId": asset_id(checksum[:16]),
                "isTrashed": False}


class Service:
    """How long an upload takes in a server that has work to do: `milliseconds` alone and with up to `knee` at a time,
    and past that milliseconds * (n / knee)^2 with n under way. So the rate climbs in a straight line up to the knee,
    is greatest there (knee / milliseconds) and falls as knee^2 / n behind it: half the rate at twice the knee."""

    def __init__(self, milliseconds, knee):
        self.milliseconds = milliseconds
        self.knee = knee

    def seconds(self, under_way):
        return self.milliseconds / 1000 * max(1.0, under_way / self.knee) ** 2


class Counts:
    """What came: requests by name, uploads, their bytes, and how many of them were under way over time."""

    SLICE_SECONDS = 0.5

    def __init__(self):
        self.lock = threading.Lock()
        self.requests = collections.Counter()
        self.checked_items = 0
        self.upload_bytes = 0
        self.connections = 0
        self.first_upload = None
        self.under_way = 0
        self.changed = 0.0
        self.busy = collections.Counter()
        self.finished = collections.Counter()

    def request(self, name):
        with self.lock:
            self.requests[name] += 1

    def upload_begins(self, length):
        with self.lock:
            now = time.monotonic()
            if self.first_upload is None:
                self.first_upload = self.changed = now
                print("first-upload %.6f" % now, flush=True)
            self._account(now)
            self.under_way += 1
            self.upload_bytes += length

    def upload_ends(self, whole):
        with self.lock:
            now = time.monotonic()
            self._account(now)
            self.under_way -= 1
            if whole:
                self.finished[self._slice(now)] += 1

    def _slice(self, now):
        return int((now - self.first_upload) / self.SLICE_SECONDS)

    def _account(self, now):
        """Adds the time since the last change, times the uploads under way, to the slices of time that it covers."""
        while self.under_way and self.changed < now:
            current = self._slice(self.changed)
            end = min(now, self.first_upload + (current + 1) * self.SLICE_SECONDS)
            if end <= self.changed:
                break
            self.busy[current] += self.under_way * (end - self.changed)
            self.changed = end
        self.changed = now

    def as_json(self):
        usage = resource.getrusage(resource.RUSAGE_SELF)
        slices = range(max(self.finished, default=-1) + 1)
        return {
            "requests": dict(self.requests),
            "uploads": sum(self.finished.values()),
            "uploadBytes": self.upload_bytes,
            "checkedItems": self.checked_items,
            "connections": self.connections,
            "firstUpload": self.first_upload,
            "sliceSeconds": self.SLICE_SECONDS,
            "concurrency": [round(self.busy[i] / self.SLICE_SECONDS, 2) for i in slices],
            "uploadsPerSecond": [self.finished[i] / self.SLICE_SECONDS for i in slices],
            "cpuSeconds": round(usage.ru_utime + usage.ru_stime, 3),
        }


class Connection(threading.Thread):
    """Answers the requests of one connection until the other side closes it."""

    def __init__(self, peer, assets, service, counts):
        super().__init__(daemon=True)
        self.peer = peer
        self.assets = assets
        self.service = service
        self.counts = counts
        self.received = bytearray()

    def run(self):
        try:
            with self.peer:
                while self.answer_next():
                    pass
        except (ConnectionError, EOFError):
            pass

    def answer_next(self):
        end = self.received.find(b"\r\n\r\n")
        while end < 0:
            block = self.peer.recv(65536)
            if not block:
                return False
            self.received += block
            end = self.received.find(b"\r\n\r\n")
        head = bytes(self.received[:end])
        del self.received[:end + 4]
        if EXPECT.search(head):
            self.peer.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        length = CONTENT_LENGTH.search(head)
        self.peer.sendall(self.respond(head, int(length[1]) if length else 0))
        return True

    def respond(self, head, length):
        method, target, _ = head.split(b"\r\n", 1)[0].split(b" ", 2)
        name = method + b" " + target.split(b"?", 1)[0]
        self.counts.request(name.decode())
        if name == b"POST /api/assets":
            return self.upload(head, length)
        body = self.read(length)
        if name == b"POST /api/assets/bulk-upload-check":
            return self.check(json.loads(body)["assets"])
        return FIXED_ANSWERS.get(name, NOT_FOUND)

    def upload(self, head, length):
        whole = False
        self.counts.upload_begins(length)
        try:
            self.discard(length)
            if self.service:
                time.sleep(self.service.seconds(self.counts.under_way))
            whole = True
        finally:
            self.counts.upload_ends(whole)
        checksum = CHECKSUM.search(head)
        return self.assets.add(sha1_bytes(checksum[1].decode()) if checksum else None)

    def check(self, items):
        self.counts.checked_items += len(items)
        results = [self.assets.check(item) for item in items]
        return answer("200 OK", json.dumps({"results": results}, separators=(",", ":")))

    def read(self, length):
        while len(self.received) < length:
            block = self.peer.recv(1 << 20)
            if not block:
                raise EOFError
            self.received += block
        body = bytes(self.received[:length])
        del self.received[:length]
        return body

    def discard(self, length):
        there = min(length, len(self.received))
        del self.received[:there]
        left = length - there
        while left:
            count = self.peer.recv_into(NOWHERE, min(left, len(NOWHERE)), DISCARD)
            if not count:
                raise EOFError
            left -= count


def main():
    parser = argparse.ArgumentParser(description="A server that takes uploads like Immich and keeps nothing.")
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 takes a free one (default)")
    parser.add_argument("--known", choices=["uploaded", "reject-all"], default="uploaded",
                        help="what bulk-upload-check finds: what was uploaded with a checksum (default), or everything")
    parser.add_argument("--service-ms", type=float, help="time an upload takes alone, milliseconds (default: none)")
    parser.add_argument("--knee", type=int, default=8, help="uploads at a time past which they slow down (default 8)")
    options = parser.parse_args()

    assets = Assets(options.known == "reject-all")
    service = Service(options.service_ms, options.knee) if options.service_ms else None
    counts = Counts()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with socket.create_server(("127.0.0.1", options.port), backlog=128) as server:
        print("http://127.0.0.1:%d/api" % server.getsockname()[1], flush=True)
        try:
            while True:
                peer, _ = server.accept()
                peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                counts.connections += 1
                Connection(peer, assets, service, counts).start()
        except (SystemExit, KeyboardInterrupt):
            print(json.dumps(counts.as_json()), flush=True)


if __name__ == "__main__":
    main()
