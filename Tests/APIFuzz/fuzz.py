"""Runs schemathesis against the demonstration, as somebody who may do nearly everything."""

import os
import pathlib
import re
import subprocess
import sys

import requests

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent / "Journeys"))

from service import Service  # noqa: E402

# The director keeps plans, verifies, signs off, and keeps boards and registers.
ROLE = "Director of children’s services"
SECONDS = int(os.environ.get("GOLDTHREAD_FUZZ_SECONDS", "200"))


def field(page, name):
    """The value of a hidden field of a page."""
    found = re.search(rf'name="?{name}"? value="?([^"> ]+)', page)
    if not found:
        raise SystemExit(f"the page has no field {name}:\n{page[:2000]}")
    return found.group(1)


def make_key(service):
    """Signs in and makes a key on the page for it, as a person would."""
    browser = requests.Session()

    def send(path, **fields):
        page = browser.get(service.address + path).text
        fields |= {"_token": field(page, "_token"), "_once": field(page, "_once")}
        return browser.post(service.address + path, data=fields).text

    send("/sign-in", login=service.logins[ROLE], password=service.password)
    form = browser.get(service.address + "/account/keys/new").text
    parts = ["expiresOn", "expiresOn-month", "expiresOn-year"]
    page = send("/account/keys/new", name="Fuzzing", **{part: field(form, part) for part in parts})
    found = re.search(r"goldthread_[A-Za-z0-9_-]{43}", page)
    if not found:
        raise SystemExit(f"no key was made:\n{page[:3000]}")
    return found.group(0)


def main(program):
    with Service(program) as service:
        root = service.address.rstrip("/")
        service.address = root
        key = make_key(service)
        environment = os.environ | {
            "SCHEMATHESIS_HOOKS": str(here / "hooks.py"), "GOLDTHREAD_FUZZ_ROOT": root + "/api/v1",
            "GOLDTHREAD_FUZZ_KEY": key}
        result = subprocess.run(
            [str(pathlib.Path(sys.executable).parent / "schemathesis"), "--config-file",
             str(here / "schemathesis.toml"), "run", root + "/api/v1/openapi.json",
             "--header", f"Authorization: Bearer {key}", "--max-time", str(SECONDS)],
            env=environment, cwd=service.folder)
        if service.process.poll() is not None:
            raise SystemExit("the service stopped:\n" + "\n".join(service.lines[-40:]))
        sys.exit(result.returncode)


main(sys.argv[1])
