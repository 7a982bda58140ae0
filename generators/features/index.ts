import type { Feature } from "../../src/recipes/feature.ts";
import admin from "./admin.ts";
import ai from "./ai.ts";
import allauth from "./allauth.ts";
import asgi from "./asgi.ts";
import authViews from "./auth-views.ts";
import axes from "./axes.ts";
import cache from "./cache.ts";
import celery from "./celery.ts";
import channels from "./channels.ts";
import ci from "./ci.ts";
import cors from "./cors.ts";
import coverage from "./coverage.ts";
import csp from "./csp.ts";
import database from "./database.ts";
import dbPool from "./db-pool.ts";
import debugToolbar from "./debug-toolbar.ts";
import deploy from "./deploy.ts";
import docker from "./docker.ts";
import drf from "./drf.ts";
import email from "./email.ts";
import env from "./env.ts";
import factories from "./factories.ts";
import filtering from "./filtering.ts";
import guardian from "./guardian.ts";
import health from "./health.ts";
import https from "./https.ts";
import i18n from "./i18n.ts";
import jwt from "./jwt.ts";
import k8s from "./k8s.ts";
import lint from "./lint.ts";
import logging from "./logging.ts";
import media from "./media.ts";
import metrics from "./metrics.ts";
import nginx from "./nginx.ts";
import openapi from "./openapi.ts";
import pages from "./pages.ts";
import passwordValidation from "./password-validation.ts";
import profiling from "./profiling.ts";
import redis from "./redis.ts";
import security from "./security.ts";
import sentry from "./sentry.ts";
import sessions from "./sessions.ts";
import proxies from "./proxies.ts";
import rateLimit from "./rate-limit.ts";
import staticFiles from "./static.ts";
import tests from "./tests.ts";
import tokenAuth from "./token-auth.ts";
import upgrade from "./upgrade.ts";
import throttling from "./throttling.ts";
import twoFactor from "./two-factor.ts";
import versioning from "./versioning.ts";

/** Every feature, in the order they are listed, planned and kept in `[tool.django-expert]`. */
export const features: readonly Feature[] = [
  env,
  https,
  database,
  dbPool,
  passwordValidation,
  tests,
  factories,
  coverage,
  docker,
  asgi,
  ci,
  lint,
  health,
  logging,
  security,
  csp,
  staticFiles,
  redis,
  cache,
  proxies,
  rateLimit,
  sessions,
  email,
  media,
  i18n,
  pages,
  allauth,
  authViews,
  twoFactor,
  admin,
  drf,
  throttling,
  filtering,
  versioning,
  openapi,
  jwt,
  tokenAuth,
  cors,
  guardian,
  axes,
  celery,
  channels,
  sentry,
  metrics,
  debugToolbar,
  profiling,
  nginx,
  k8s,
  deploy,
  upgrade,
  ai,
];
