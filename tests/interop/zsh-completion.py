# Types lines, each with a tab, into a zsh in a terminal, prints each as zsh completed it:
# zsh-completion.py ZSH FILE-TO-SOURCE LINE...
import os
import pty
import select
import sys
import time

zsh, source, *lines = sys.argv[1:]
# A line goes into a file by a key of its own, so that nothing needs to be read from the screen.
setup = (
    "PS1='ready> ' ; autoload -Uz compinit && compinit -u -D; . ./" + source + "; "
    "show() { print -r -- \"$BUFFER\" >>result; BUFFER= }; zle -N show; bindkey '^X' show; "
    "setopt no_beep; print set''up\n"
)
pid, terminal = pty.fork()
if pid == 0:
    os.environ.update(TERM="dumb", HISTFILE="", LC_ALL="C.UTF-8")
    os.execv(zsh, [zsh, "-f", "-i"])


shown = b""


def read_until(text):
    global shown
    end = time.time() + 20
    while text not in shown and time.time() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            shown += os.read(terminal, 4096)
    shown = shown.partition(text)[2]


read_until(b"# " if os.getuid() == 0 else b"% ")
os.write(terminal, setup.encode())
read_until(b"setup\r\n")
read_until(b"ready> ")
done = 0
for line in lines:
    os.write(terminal, (line + "\t\x18").encode())
    end = time.time() + 20
    while done < len(lines) and time.time() < end:
        if select.select([terminal], [], [], 0.05)[0]:
            os.read(terminal, 4096)
        if os.path.exists("result"):
            with open("result") as result:
                now = len(result.readlines())
            if now > done:
                done = now
                break
os.write(terminal, b"exit\n")
try:
    while os.read(terminal, 4096):
        pass
except OSError:
    pass
os.waitpid(pid, 0)
with open("result") as result:
    sys.stdout.write(result.read())
