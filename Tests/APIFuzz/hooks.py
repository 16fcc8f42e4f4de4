"""Half of the time, identifiers in addresses are those of records that are there: an invented one never gets past 404."""

import os
import zlib

import requests
import schemathesis

root = os.environ["GOLDTHREAD_FUZZ_ROOT"]
headers = {"Authorization": f"Bearer {os.environ['GOLDTHREAD_FUZZ_KEY']}"}

LISTS = {
    "plan": "plans", "action": "actions", "inspection": "inspections", "finding": "findings",
    "recommendation": "recommendations", "board": "board/boards", "member": "board/members",
    "meeting": "board/meetings", "item": "board/items", "decision": "board/decisions", "entry": "board/log",
    "pack": "board/packs", "challenge": "board/challenges", "risk": "board/risks", "dependency": "dependencies",
    "policy": "registers/policies", "event": "registers/events", "study": "registers/case-studies",
    "priority": "registers/priorities", "peer": "registers/peer-support", "statement": "registers/statements",
    "question": "registers/readiness", "body": "directory/bodies", "person": "directory/people",
    "post": "directory/posts", "consultation": "consultations", "group": "consultation-groups", "said": "you-said",
    "edition": "editions", "revision": "registers/policy-revisions", "document": "report-documents",
    "link": "partner-links", "review": "finding-reviews", "import": "plan-imports",
}
known = {}


def items(path):
    answer = requests.get(f"{root}/{path}", headers=headers, timeout=20)
    answer.raise_for_status()
    return answer.json()


def load():
    for name, path in LISTS.items():
        known[name] = [item["id"] for item in items(path)["items"]][:5]
    plans = [items(f"plans/{plan}") for plan in known["plan"]]
    known["pairs"] = [(plan["id"], outcome["id"]) for plan in plans for outcome in plan["outcomes"]][:10]
    known["source"] = [source["id"] for plan in plans for source in plan["sources"]]
    actions = [items(f"actions/{action}") for action in known["action"]]
    known["evidence"] = [one["id"] for action in actions for one in action["evidence"]]
    known["milestone"] = [one["id"] for action in actions for one in action["milestones"]]
    known["figure"] = ["M64", "M65", "M66", "action-offTrack", "recommendation-covered-rest"]
    if not known["plan"] or not known["action"]:
        raise SystemExit("the demonstration has no plan or no action to ask about")


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    if not path_parameters:
        return path_parameters
    if not known:
        load()
    chance = zlib.crc32(repr(sorted(path_parameters.items())).encode())
    if chance % 2:
        return path_parameters
    parameters = dict(path_parameters)
    if "outcome" in parameters and known["pairs"]:
        parameters["plan"], parameters["outcome"] = known["pairs"][chance // 2 % len(known["pairs"])]
        return parameters
    for name in parameters:
        if known.get(name):
            parameters[name] = known[name][chance // 2 % len(known[name])]
    return parameters
