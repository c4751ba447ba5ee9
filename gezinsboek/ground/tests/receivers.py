"""A real HTTPS server with a certificate of its own, that answers as it is told to."""

import datetime
import ipaddress
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Receiver:
    """Keeps what arrives. `answers`: the statuses of the next calls, the last one for good."""

    def __init__(self, folder: Path) -> None:
        self.arrived: list[tuple[str, dict[str, str], bytes]] = []
        self.answers: list[int] = [200]
        self.location = ""
        self.drip = 0.0  # seconds between the bytes of an answer that never ends
        self.on_arrival: Callable[[], object] | None = None  # called before it answers
        self.certificate = folder / "receiver.pem"
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def take(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                receiver.arrived.append((f"{self.command} {self.path}", dict(self.headers), body))
                if receiver.on_arrival:
                    receiver.on_arrival()
                while receiver.drip:
                    self.wfile.write(b"H")
                    time.sleep(receiver.drip)
                self.send_response(receiver.answers.pop(0) if len(receiver.answers) > 1 else receiver.answers[0])
                if receiver.location:
                    self.send_header("Location", receiver.location)
                self.end_headers()
                self.wfile.write(b"whatever a receiver says is not kept")

            do_POST = do_PUT = do_GET = take  # noqa: N815 - the names that http.server asks for

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                pass  # somebody hung up

        self.server = Server(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*_certified(folder, self.certificate))
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)

    @property
    def port(self) -> int:
        return self.server.server_port

    @property
    def url(self) -> str:
        return f"https://localhost:{self.port}/in?from=us"


@contextmanager
def receiving(folder: Path) -> Iterator[Receiver]:
    found = Receiver(folder)
    threading.Thread(target=found.server.serve_forever, daemon=True).start()
    try:
        yield found
    finally:
        found.drip = 0
        found.server.shutdown()
        found.server.server_close()


def _certified(folder: Path, certificate: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"a receiver of our own, {folder.name}"[:64])])
    now = datetime.datetime.now(datetime.UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    closed = folder / "receiver.key"
    form = serialization.PrivateFormat.PKCS8
    closed.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
    return certificate, closed
