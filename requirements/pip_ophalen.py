"""Fetches a wheel of pip for a Python that came without pip, and prints where it lies; it installs nothing.

Run as ``python pip_ophalen.py LOCK MAP``. The package index is the one that pip's own settings name; without one,
Debian's and Ubuntu's own package of pip is unpacked. Only the standard library is used.
"""

import base64
import configparser
import hashlib
import html.parser
import os
import re
import shutil
import ssl
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


class Ophaalfout(Exception):
    """Something that stops the fetching, in one Dutch sentence."""


@dataclass(frozen=True)
class Pakketindex:
    """What pip's own settings say about where packages come from."""

    urls: tuple[str, ...] = ()
    certificaat: str | None = None
    proxy: str | None = None


@dataclass(frozen=True)
class Vastgezet:
    """A package as the lock pins it."""

    versie: str
    sha256: frozenset[str]


def read_pin(lock: str, naam: str) -> Vastgezet:
    """The version and hashes of one package in a lock."""
    block = re.search(rf"^{re.escape(naam)}==(\S+)((?:\s*\\?\s+--hash=sha256:[0-9a-f]{{64}})+)", lock, re.MULTILINE)
    if block is None:
        raise Ophaalfout(f"Het pakket {naam} staat niet met een hash in het lockbestand; vernieuw het lockbestand.")
    return Vastgezet(block[1], frozenset(re.findall(r"sha256:([0-9a-f]{64})", block[2])))


def pip_settings_files(environ: Mapping[str, str]) -> list[Path]:
    """The files pip reads its settings from, the strongest last."""
    extra = environ.get("PIP_CONFIG_FILE")
    if extra == os.devnull:
        return []
    home = Path.home()
    if os.name == "nt":
        files = [Path(environ.get("PROGRAMDATA", "C:/ProgramData"), "pip", "pip.ini"), home / "pip" / "pip.ini"]
        files += [Path(environ["APPDATA"], "pip", "pip.ini")] if "APPDATA" in environ else []
        files += [Path(sys.prefix, "pip.ini")]
    else:
        shared = environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
        files = [Path("/Library/Application Support/pip/pip.conf")]
        files += [Path(part, "pip", "pip.conf") for part in reversed(shared.split(":"))]
        files += [Path("/etc/pip.conf"), home / ".pip" / "pip.conf"]
        files += [Path(environ.get("XDG_CONFIG_HOME") or home / ".config", "pip", "pip.conf")]
        files += [home / "Library" / "Application Support" / "pip" / "pip.conf", Path(sys.prefix, "pip.conf")]
    return [*files, Path(extra)] if extra else files


def read_pakketindex(environ: Mapping[str, str], files: Iterable[Path] | None = None) -> Pakketindex:
    """Read pip's settings as pip does: files, then section [install], then the environment."""
    general: dict[str, str] = {}
    for_install: dict[str, str] = {}
    for file in pip_settings_files(environ) if files is None else files:
        parser = configparser.RawConfigParser()
        try:
            parser.read(file, encoding="utf-8")
        except (configparser.Error, UnicodeDecodeError) as error:
            raise Ophaalfout(f"Het instellingenbestand van pip {file} is onleesbaar; herstel het.") from error
        for section, settings in (("global", general), ("install", for_install)):
            if parser.has_section(section):
                settings.update({key.replace("_", "-"): value for key, value in parser.items(section)})
    settings = general | for_install
    for key in ("index-url", "extra-index-url", "cert", "proxy"):
        if value := environ.get("PIP_" + key.upper().replace("-", "_")):
            settings[key] = value
    urls = f"{settings.get('index-url', '')} {settings.get('extra-index-url', '')}".split()
    bundle = settings.get("cert") or environ.get("REQUESTS_CA_BUNDLE") or environ.get("CURL_CA_BUNDLE")
    return Pakketindex(tuple(urls), bundle or None, settings.get("proxy") or None)


class Verwijzingen(html.parser.HTMLParser):
    """Collects the links of an index page."""

    def __init__(self) -> None:
        """Start without links."""
        super().__init__()
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the address of each anchor."""
        self.hrefs += [value for key, value in attrs if tag == "a" and key == "href" and value]


def find_link(page: str, base: str, filename: str) -> str | None:
    """The address of a file on an index page."""
    links = Verwijzingen()
    links.feed(page)
    for href in links.hrefs:
        url = urllib.parse.urldefrag(urllib.parse.urljoin(base, href)).url
        if urllib.parse.unquote(urllib.parse.urlsplit(url).path).rsplit("/", 1)[-1] == filename:
            return url
    return None


def fetch(url: str, index: Pakketindex) -> bytes:
    """Fetch an address with the certificate, proxy and account of the index."""
    parts = urllib.parse.urlsplit(url)
    account, at, host = parts.netloc.rpartition("@")
    request = urllib.request.Request(parts._replace(netloc=host).geturl(), headers={"Accept": "text/html, */*;q=0.1"})
    if at:
        token = base64.b64encode(urllib.parse.unquote(account).encode()).decode()
        request.add_unredirected_header("Authorization", f"Basic {token}")
    bundle = Path(index.certificaat) if index.certificaat else None
    context = ssl.create_default_context(
        cafile=bundle if bundle and bundle.is_file() else None, capath=bundle if bundle and bundle.is_dir() else None
    )
    proxies = {"http": index.proxy, "https": index.proxy} if index.proxy else None
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler(proxies), urllib.request.HTTPSHandler(context=context)
    )
    with opener.open(request, timeout=60) as answer:
        content: bytes = answer.read()
    return content


def check_sha256(content: bytes, pin: Vastgezet, filename: str) -> None:
    """Refuse a file that is not the one the lock pins."""
    if hashlib.sha256(content).hexdigest() not in pin.sha256:
        raise Ophaalfout(
            f"Het bestand {filename} van de pakketindex is niet het bestand uit het lockbestand "
            "(SHA-256 wijkt af); er is niets van uitgevoerd. Controleer de pakketindex."
        )


def wheel_from_index(index: Pakketindex, pin: Vastgezet, target: Path) -> Path | None:
    """Pip's pinned wheel from the index that this machine is set to, if it is set to one."""
    filename = f"pip-{pin.versie}-py3-none-any.whl"
    for index_url in index.urls:
        base = index_url.rstrip("/") + "/pip/"
        account = urllib.parse.urlsplit(base).netloc.rpartition("@")[0]
        try:
            url = find_link(fetch(base, index).decode("utf-8", errors="replace"), base, filename)
            content = fetch(url, index) if url else None
        except (OSError, ValueError) as error:
            shown = base.replace(f"{account}@", "") if account else base
            sys.stderr.write(f"De pakketindex {shown} gaf pip niet: {error}\n")
            continue
        if content is not None:
            check_sha256(content, pin, filename)
            (target / filename).write_bytes(content)
            return target / filename
    return None


def wheel_from_debian(target: Path) -> Path | None:
    """The wheel of pip that Debian and Ubuntu package, unpacked here; needs no root and installs nothing."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return None
    store = target / "apt"
    for folder in ("lists/partial", "cache/archives/partial"):
        (store / folder).mkdir(parents=True)
    places = {"Dir::State::Lists": store / "lists", "Dir::Cache": store / "cache", "APT::Sandbox::User": "root"}
    apt = ["apt-get", "-qq", *(f"-o{key}={value}" for key, value in places.items())]
    # The word of the first is not decisive: the download shows whether the lists were enough.
    subprocess.run([*apt, "update"], stdout=sys.stderr, check=False)
    subprocess.run([*apt, "download", "python3-pip-whl"], stdout=sys.stderr, cwd=store, check=False)
    for package in store.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", package, store / "inhoud"], stdout=sys.stderr, check=False)
    return next(store.glob("inhoud/usr/share/python-wheels/pip-*.whl"), None)


def main(args: list[str]) -> int:
    """Print the place of the wheel, or say why there is none."""
    lock, target = map(Path, args)
    try:
        target.mkdir(parents=True, exist_ok=True)
        pin = read_pin(lock.read_text(encoding="utf-8"), "pip")
        wheel = wheel_from_index(read_pakketindex(os.environ), pin, target) or wheel_from_debian(target)
    except (Ophaalfout, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if wheel is None:
        return 1
    sys.stdout.buffer.write(os.fsencode(wheel))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
