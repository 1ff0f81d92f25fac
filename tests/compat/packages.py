"""What the clients and tools are installed from: Debian's packages, and Kafka's jars."""
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CACHE = pathlib.Path(os.environ.get("TEST_CACHE", pathlib.Path.home() / ".cache" / "milena"))
# The Kafka whose tools and newest clients are taken.
JAVA = "4.3.1"


def install(command, *packages):
    """Makes a command available from Debian's packages."""
    if shutil.which(command):
        return
    print(f"installing {' '.join(packages)}", file=sys.stderr)
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", *step], check=True, stdout=sys.stderr, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def class_path(package, version, group="org.apache.kafka"):
    """The jars of one package, Kafka's unless told otherwise, and of what it needs."""
    install("mvn", "maven", "openjdk-17-jdk-headless")
    file = CACHE / f"{package}-{version}.classpath"
    if not (file.exists() and all(pathlib.Path(jar).exists() for jar in file.read_text().split(":"))):
        CACHE.mkdir(parents=True, exist_ok=True)
        maven = ["mvn", "-q", "-B", "-f", HERE / "java" / "pom.xml", "dependency:build-classpath", f"-Dmdep.outputFile={file}.new"]
        subprocess.run([*maven, f"-Dgroup={group}", f"-Dpackage={package}", f"-Dkafka={version}"], check=True, stdout=sys.stderr)
        pathlib.Path(f"{file}.new").rename(file)
    return file.read_text().strip()
