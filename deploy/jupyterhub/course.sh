# For terminals, in /etc/profile.d: a login shell sets PATH anew.
export PATH="/opt/hub/bin:$PATH"
export NBGRADER_EXCHANGE=/srv/nbgrader/exchange
