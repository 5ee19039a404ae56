"""A CUPS of a test's own: a real server in a folder, whose printers write into files."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from tests.programs import require_program

PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TEST.PPD"
*Manufacturer: "Foldwell"
*Product: "(Test)"
*PSVersion: "(3010.000) 1"
*ModelName: "{name}"
*ShortNickName: "{name}"
*NickName: "{name}"
*ColorDevice: True
*DefaultColorSpace: RGB
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: {first}
{sizes}
*CloseUI: *PageSize
*OpenUI *PageRegion/Media Size: PickOne
*DefaultPageRegion: {first}
{regions}
*CloseUI: *PageRegion
*DefaultImageableArea: {first}
{areas}
*DefaultPaperDimension: {first}
{dimensions}
{duplex}
"""
DUPLEX = """*OpenUI *Duplex/Two-sided: PickOne
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long edge: ""
*Duplex DuplexTumble/Short edge: ""
*CloseUI: *Duplex"""
SIZES = {"Letter": (612, 792), "Legal": (612, 1008), "A4": (595, 842)}


class PrintServer:
    """Its folder, and the environment in which CUPS's programs ask it."""

    def __init__(self, folder, port):
        self.folder = folder
        self.environment = {"CUPS_SERVER": f"localhost:{port}"}

    def run(self, *command):
        done = subprocess.run(
            command, env={**os.environ, **self.environment}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (command, done.stderr)
        return done.stdout

    def add_printer(self, name, papers, *, duplex=True):
        """A printer whose sheets end in the file `<name>.out`."""
        listed = {
            "sizes": "\n".join(f'*PageSize {paper}/{paper}: ""' for paper in papers),
            "regions": "\n".join(f'*PageRegion {paper}/{paper}: ""' for paper in papers),
            "areas": "\n".join(f'*ImageableArea {p}: "12 12 {SIZES[p][0] - 12} {SIZES[p][1] - 12}"' for p in papers),
            "dimensions": "\n".join(f'*PaperDimension {p}: "{SIZES[p][0]} {SIZES[p][1]}"' for p in papers),
        }
        ppd = self.folder / f"{name}.ppd"
        ppd.write_text(PPD.format(name=name, first=papers[0], duplex=DUPLEX if duplex else "", **listed))
        device = f"file:{self.folder / name}.out"
        self.run(require_program("lpadmin", "cups-client"), "-p", name, "-E", "-v", device, "-P", str(ppd))

    def add_raw_queue(self, name):
        device = f"file:{self.folder / name}.out"
        self.run(require_program("lpadmin", "cups-client"), "-p", name, "-E", "-v", device, "-m", "raw")

    def jobs(self, least=0):
        """What was asked for with each job, oldest first, from the server's own files; waits for so many."""
        for _ in range(100):
            paths = sorted((self.folder / "spool").glob("c*[0-9]"))
            if len(paths) >= least:
                break
            time.sleep(0.05)
        return [read_attributes(path.read_bytes()) for path in paths]


def read_attributes(data):
    """Names and values of an IPP message: numbers and words, in lists (RFC 8010, 3.1)."""
    found, name, at = {}, "", 8
    while at < len(data):
        tag, at = data[at], at + 1
        if tag < 0x10:
            continue
        length = int.from_bytes(data[at : at + 2], "big")
        name = data[at + 2 : at + 2 + length].decode() or name
        at += 2 + length
        length = int.from_bytes(data[at : at + 2], "big")
        value = data[at + 2 : at + 2 + length]
        at += 2 + length
        is_number = tag in {0x21, 0x22, 0x23}
        found.setdefault(name, []).append(int.from_bytes(value, "big") if is_number else value.decode("latin-1"))
    return found


def find_free_port():
    """A port of this machine's own: through a socket of files CUPS does not tell the options of printers."""
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        return listener.getsockname()[1]


@contextmanager
def run_print_server():
    """A server that runs while the test does."""
    cupsd = require_program("cupsd", "cups")
    folder = Path(mkdtemp(prefix="fw-cups-", dir="/tmp"))
    folder.chmod(0o755)
    for part in ("spool", "cache", "state", "tmp", "root"):
        (folder / part).mkdir()
    folders = {"ServerRoot": "root", "CacheDir": "cache", "StateDir": "state", "RequestRoot": "spool", "TempDir": "tmp"}
    files = [f"{key} {folder / part}" for key, part in folders.items()]
    files += [f"{log}Log {folder / log}" for log in ("Access", "Error", "Page")]
    (folder / "files.conf").write_text("\n".join([*files, "FileDevice Yes", "SystemGroup root lpadmin", ""]))
    allowed = "<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
    policy = "<Policy default>\n<Limit All>\nOrder deny,allow\nAllow all\n</Limit>\n</Policy>\n"
    port = find_free_port()
    keep = f"Listen localhost:{port}\nBrowsing No\nWebInterface No\n"
    keep += "DirtyCleanInterval 0\nPreserveJobHistory Yes\nPreserveJobFiles Yes\n"
    (folder / "cupsd.conf").write_text(keep + "DefaultPolicy default\n" + allowed + policy)
    command = [cupsd, "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "files.conf")]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with socket.socket() as caller:
                if caller.connect_ex(("localhost", port)) == 0:
                    break
            assert server.poll() is None, (folder / "Error").read_text()
            time.sleep(0.05)
        yield PrintServer(folder, port)
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(folder, ignore_errors=True)
