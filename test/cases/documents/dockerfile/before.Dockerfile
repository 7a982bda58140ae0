# syntax=docker/dockerfile:1
ARG PYTHON=3.13

FROM python:${PYTHON}-slim AS base
ENV PYTHONUNBUFFERED=1 \
    PATH=/venv/bin:$PATH

FROM base AS builder
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        build-essential \
        # for psycopg
        libpq-dev \
    && rm -rf /var/lib/apt/lists/*
COPY pyproject.toml uv.lock ./
RUN <<EOF
uv sync
EOF

# What runs.
FROM base AS production
RUN apt-get install -y curl
COPY --from=builder /venv /venv
COPY . .
USER 10001
CMD ["gunicorn"]
