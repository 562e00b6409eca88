# The course in a container, for learners and for instructors; README.md has the commands.
# It is Debian with its own Python. tools/container.py runs the same steps where there is no Docker.

FROM debian:trixie-slim AS packages
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-venv \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /course
COPY requirements.txt constraints.txt ./
# All but the course itself, which changes more often than its packages.
RUN grep -v '^-e' requirements.txt > packages.txt \
    && python3 -m venv /opt/venv \
    && /opt/venv/bin/python -m pip install --no-cache-dir -r packages.txt

FROM debian:trixie-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends bubblewrap python3 tini \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 1000 learner \
    && install --directory --owner=learner --group=learner /course /course/work /course/state
COPY --from=packages /opt/venv /opt/venv
WORKDIR /course
COPY --chown=learner:learner . .
# PYTHONPATH instead of an installation: another copy of the course can be mounted here.
ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=/course HOME=/home/learner USER=learner
USER learner
# Whoever `docker run --user` names may write here too. Importing builds matplotlib's font cache.
RUN python -c "from matplotlib import font_manager" && chmod -R a+rwX /home/learner
EXPOSE 8888
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8888/api')"]
ENTRYPOINT ["tini", "--"]
CMD ["python", "-m", "utils.start", "--ip=0.0.0.0", "--no-browser"]
