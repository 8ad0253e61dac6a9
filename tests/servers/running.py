"""A web server of Debian on a port of this machine, with the settings that `jirei headers` makes.

with run_server(NGINX, settings, site, folder, port):
    …                          # it answers below PREFIX
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.servers import find_server

PREFIX = "/省/jirei/"
START_SECONDS = 20
MODULES = "mpm_event authz_core alias autoindex deflate dir filter headers mime"
NGINX_CONF = """\
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    default_type text/plain;
    gzip on;
    server {{
        listen 127.0.0.1:{port};
        root {folder}/root;
        {around}
        include {folder}/jirei.conf;
    }}
}}
"""
# As in Debian's apache2.conf and mods-enabled/deflate.conf.
APACHE_CONF = """\
ServerRoot {folder}
ServerName 127.0.0.1:{port}
Listen 127.0.0.1:{port}
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
DocumentRoot {folder}/root
TypesConfig /dev/null
AddOutputFilterByType DEFLATE text/html text/plain text/xml text/css text/javascript
AddOutputFilterByType DEFLATE application/javascript application/xml
{around}
{place}
<FilesMatch "^\\.ht">
    Require all denied
</FilesMatch>
<Directory />
    Require all granted
    Options Indexes
    AllowOverride FileInfo Indexes Options
</Directory>
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A kind of server: its file of `jirei headers`, and how it is started with it.

    `configure(settings, site, folder, port, around)` writes what it needs and gives its arguments;
    `around` are lines of the operator's own.
    """

    program: str
    settings: str
    configure: Callable[[str, Path, Path, int, str], tuple[str, ...]]


def configure_nginx(
    settings: str, site: Path, folder: Path, port: int, around: str
) -> tuple[str, ...]:
    """The site by its `alias` where it does not lie below the root."""
    if not lies_below_root(site, folder):
        assert "# alias /var/www/jirei/;" in settings
        settings = settings.replace("# alias /var/www/jirei/;", f"alias {site}/;")
    (folder / "jirei.conf").write_text(settings, encoding="utf-8")
    conf = NGINX_CONF.format(folder=folder, port=port, around=around)
    (folder / "nginx.conf").write_text(conf, encoding="utf-8")
    return ("-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf"))


def configure_apache(
    settings: str, site: Path, folder: Path, port: int, around: str
) -> tuple[str, ...]:
    """The settings in the folder of the site, as `.htaccess`."""
    (site / ".htaccess").write_text(settings, encoding="utf-8")
    place = "" if lies_below_root(site, folder) else f'Alias "{PREFIX[:-1]}" "{site}"'
    loaded = "\n".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so"
        for name in MODULES.split()
    )
    conf = APACHE_CONF.format(folder=folder, port=port, place=place, around=around)
    (folder / "apache.conf").write_text(f"{loaded}\n{conf}", encoding="utf-8")
    return ("-f", str(folder / "apache.conf"), "-DFOREGROUND")


NGINX = Server("nginx", "nginx/jirei.conf", configure_nginx)
APACHE = Server("apache2", "apache/.htaccess", configure_apache)


def root_of(folder: Path) -> Path:
    return folder / "root"


def lies_below_root(site: Path, folder: Path) -> bool:
    return site.is_relative_to(root_of(folder))


def find_port() -> int:
    """A port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def run_server(
    server: Server, settings: str, site: Path, folder: Path, port: int, around: str = ""
) -> Iterator[None]:
    """The server until the block ends; not as the administrator, whom Apache refuses."""
    program = find_server(server.program)
    assert program is not None, f"{server.program}: python -m tools.servers"
    root_of(folder).mkdir(exist_ok=True)
    command = (str(program), *server.configure(settings, site, folder, port, around))
    user: dict[str, str] = {}
    if os.geteuid() == 0:
        user = {"user": "nobody", "group": "nogroup"}
        shutil.chown(folder, **user)
    with (folder / "said.txt").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, **user)  # type: ignore[call-overload]
    try:
        wait_for_port(port, process, folder)
        yield
    finally:
        process.terminate()
        process.wait(START_SECONDS)


def wait_for_port(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    """Wait until a server takes connections; one that has ended says why."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    logs = (folder / name for name in ("said.txt", "error.log"))
    said = "".join(log.read_text(encoding="utf-8") for log in logs if log.exists())
    raise AssertionError(f"no server at port {port}:\n{said}")
