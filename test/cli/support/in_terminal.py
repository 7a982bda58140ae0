"""Runs a program in a terminal of its own and plays a script: waits for a text, then types or sends a signal.

Reads {"argv", "cwd", "env", "script": [{"expect", "type"?, "signal"?}]} from standard input as JSON and prints
{"output", "status", "unmet"?}; a program that a signal ended has 128 plus its number, as in a shell.
"""

import json
import os
import pty
import select
import signal
import sys
import time

task = json.load(sys.stdin)
child, terminal = pty.fork()
if child == 0:
    os.chdir(task["cwd"])
    os.execvpe(task["argv"][0], task["argv"], task["env"])

output = b""
start = 0
script = list(task["script"])
unmet = None
deadline = time.monotonic() + task.get("timeout", 30)


def read(seconds):
    """Gives False once the program has closed the terminal."""
    global output
    if not select.select([terminal], [], [], seconds)[0]:
        return True
    try:
        data = os.read(terminal, 65536)
    except OSError:
        return False
    output += data
    return bool(data)


while read(0.02):
    if time.monotonic() > deadline:
        unmet = script[0]["expect"] if script else "the end"
        os.kill(child, signal.SIGKILL)
        break
    if not script:
        continue
    wanted = script[0]["expect"].encode()
    found = output.find(wanted, start)
    if found < 0:
        continue
    start = found + len(wanted)
    step = script.pop(0)
    time.sleep(0.05)
    if "type" in step:
        os.write(terminal, step["type"].encode())
    if "signal" in step:
        os.kill(child, getattr(signal, step["signal"]))

if script and unmet is None:
    unmet = script[0]["expect"]
status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
text = output.decode(errors="replace")
print(json.dumps({"output": text, "status": 128 - status if status < 0 else status, "unmet": unmet}))
