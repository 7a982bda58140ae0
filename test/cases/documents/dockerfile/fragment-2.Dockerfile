FROM base AS base
ENV PYTHONUNBUFFERED=1

FROM base AS builder
COPY locale ./locale
LABEL a=b

FROM base AS nothing
RUN x
