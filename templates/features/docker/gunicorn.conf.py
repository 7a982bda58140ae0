"""How gunicorn serves; WEB_CONCURRENCY says with how many workers."""

bind = "0.0.0.0:8000"
worker_class = "gthread"
threads = 4
# Workers show that they live in memory, not on a disk that may stall.
worker_tmp_dir = "/dev/shm"  # noqa: S108
# It would be a socket in the home directory, which there is none to write to.
control_socket_disable = True
# A worker is replaced before it grows, and not all at once.
max_requests = 2000
max_requests_jitter = 200
# Requests in flight have this many seconds to end: fewer than an orchestrator waits.
graceful_timeout = 25
