# Runs a command in a terminal of its own, types the lines of TYPED (apart by ;) at each prompt that
# ends in ": ", prints what the terminal shows and exits with the command's code.
import os
import pty
import sys

typed = os.environ["TYPED"].split(";")
pid, terminal = pty.fork()
if pid == 0:
    os.environ["RELAYKIT_TTY"] = "012"
    os.execvp(sys.argv[1], sys.argv[1:])
shown = b""
answered = 0
while True:
    try:
        more = os.read(terminal, 4096)
    except OSError:
        break
    if not more:
        break
    shown += more
    if shown[answered:].endswith(b": ") and typed:
        answered = len(shown)
        os.write(terminal, (typed.pop(0) + "\n").encode())
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
