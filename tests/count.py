#!/usr/bin/env python3
"""Adds up the TAP lines of a meson test log; a program that failed otherwise counts as one failure."""
import json
import re
import sys

passed = failed = 0
for line in open(sys.argv[1], encoding="utf-8"):
    run = json.loads(line)
    out = run.get("stdout", "") or ""
    ok = len(re.findall(r"^ok \d+", out, re.M))
    bad = len(re.findall(r"^not ok \d+", out, re.M))
    if ok + bad == 0:  # a plain program: its exit status is its one result
        ok, bad = (1, 0) if run["result"] == "OK" else (0, 1)
    elif run["result"] != "OK" and bad == 0:
        bad = 1
    if bad:
        print(f"FAILED {run['name']}")
    passed += ok
    failed += bad
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
