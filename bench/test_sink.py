"""The server tells both sides what they need to hear. Run with `python3 -m unittest discover bench`."""

import base64
import hashlib
import http.client
import json
import unittest
from urllib.parse import urlsplit

from measure import sink
from sink import Service

SHA1 = hashlib.sha1(b"a photo")


class SinkTest(unittest.TestCase):
    def test_an_announced_upload_is_known_afterwards_in_hex_and_in_base64(self):
        with sink() as server:
            self.assertEqual(check(server, SHA1.hexdigest())["action"], "accept")

            status, uploaded = upload(server, b"a photo", {"x-immich-checksum": SHA1.hexdigest()})

            self.assertEqual((status, uploaded["status"]), (201, "created"))
            for checksum in (SHA1.hexdigest(), base64.b64encode(SHA1.digest()).decode()):
                answer = check(server, checksum)
                self.assertEqual((answer["action"], answer["assetId"]), ("reject", uploaded["id"]))

    def test_the_same_bytes_again_are_a_duplicate(self):
        with sink() as server:
            _, first = upload(server, b"a photo", {"x-immich-checksum": SHA1.hexdigest()})

            status, second = upload(server, b"a photo", {"x-immich-checksum": SHA1.hexdigest()})

            self.assertEqual((status, second), (200, {"id": first["id"], "status": "duplicate"}))

    def test_unannounced_uploads_are_assets_of_their_own(self):
        with sink() as server:
            ids = {upload(server, b"a photo", {})[1]["id"] for _ in range(3)}

            self.assertEqual(len(ids), 3)

    def test_reject_all_knows_every_file(self):
        with sink("--known", "reject-all") as server:
            self.assertEqual(check(server, SHA1.hexdigest())["action"], "reject")

    def test_it_counts_what_came(self):
        with sink() as server:
            for size in (0, 7, 3_000_000):
                upload(server, b"x" * size, {})
            check(server, SHA1.hexdigest())

            counts = server.stop()

        self.assertEqual((counts["uploads"], counts["uploadBytes"], counts["checkedItems"]), (3, 3_000_007, 1))
        self.assertEqual(counts["requests"], {"POST /api/assets": 3, "POST /api/assets/bulk-upload-check": 1})

    def test_requests_that_come_together_on_one_connection_are_answered_in_order(self):
        with sink() as server:
            connection = http.client.HTTPConnection(urlsplit(server.url).netloc)
            connection.connect()
            post = b"POST /api/assets HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc"
            connection.sock.sendall(post * 3)

            received = b""
            while received.count(b"created") < 3:
                received += connection.sock.recv(4096)
            connection.close()

            self.assertEqual(received.count(b"HTTP/1.1 201 Created"), 3)

    def test_the_service_is_fastest_at_the_knee(self):
        service = Service(7, 8)

        def rate(under_way):
            return under_way / service.seconds(under_way)

        self.assertAlmostEqual(rate(1), 1000 / 7)
        self.assertAlmostEqual(rate(8), 8000 / 7)
        self.assertAlmostEqual(rate(16), 4000 / 7)


def upload(server, body, headers):
    return request(server, "/assets", body, headers)


def check(server, checksum):
    body = json.dumps({"assets": [{"id": "1", "checksum": checksum}]})
    return request(server, "/assets/bulk-upload-check", body, {})[1]["results"][0]


def request(server, path, body, headers):
    url = urlsplit(server.url)
    connection = http.client.HTTPConnection(url.netloc)
    try:
        connection.request("POST", url.path + path, body, headers)
        response = connection.getresponse()
        return response.status, json.load(response)
    finally:
        connection.close()


if __name__ == "__main__":
    unittest.main()
