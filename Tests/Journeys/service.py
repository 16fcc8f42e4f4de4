"""The demonstration, running on a free port in a temporary folder, for as long as a `with` lasts."""

import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import threading


class Service:
    """`goldthread demo`, its address, its logins by role, and its folder."""

    def __init__(self, program):
        self.program = program

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="goldthread-journeys-")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.start()
        return self

    def start(self):
        self.process = subprocess.Popen(
            [self.program, "demo", "--port", str(self.port), "--folder", self.folder],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.lines = []
        ready = threading.Event()

        def listen():
            for line in self.process.stdout:
                self.lines.append(line.rstrip("\n"))
                if line.startswith("Stop with"):
                    ready.set()
            ready.set()

        threading.Thread(target=listen, daemon=True).start()
        if not ready.wait(timeout=300) or self.process.poll() is not None:
            self.__exit__()
            raise SystemExit("the demonstration did not start:\n" + "\n".join(self.lines))
        self.read_card()

    def read_card(self):
        text = "\n".join(self.lines)
        self.address = re.search(r"Goldthread is ready: (\S+)", text).group(1)
        self.password = re.search(r"Password for all: (.+)", text).group(1).strip()
        self.logins = {}
        for login, role in re.findall(r"^  (\S+@\S+)\s{2,}(.+?)\s{2,}", text, re.M):
            self.logins[role] = login

    def restart(self):
        """Stops the service and starts it again on the same data, as the next morning would."""
        self.stop()
        self.start()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


fixtures = pathlib.Path(__file__).resolve().parents[2] / "Fixtures"
