# syntax=docker/dockerfile:1
ARG PYTHON=3.13

FROM python:${PYTHON}-slim AS base
ENV PYTHONUNBUFFERED=1 \
    PATH=/venv/bin:$PATH

FROM base AS builder
LABEL a=b
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        build-essential \
        gettext \
        # for psycopg
        libpq-dev \
    && rm -rf /var/lib/apt/lists/*
COPY locale ./locale
COPY pyproject.toml uv.lock ./
RUN <<EOF
uv sync
EOF

# What runs.
FROM base AS production
ENV PATH=/x
RUN apt-get install -y curl gettext
# Compiled messages.
RUN python manage.py compilemessages
COPY --from=builder /venv /venv
COPY . .
USER 10001
EXPOSE 8000
CMD ["gunicorn"]
