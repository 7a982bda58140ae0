import { expect, it } from "vitest";
import { hidden, judged } from "../../src/settings/secrets/judge.ts";

// Put together here, so that no scanner takes this file for a leak.
const JOINED = (...parts: string[]) => parts.join("");

it.each([
  ["EMAIL_HOST_PASSWORD", "q7RtY2wZ9pLx", "a password"],
  ["AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMIK7MDENGbPxRfiCYzzzzzzzzKEY1", "a key"],
  ["ANYTHING", JOINED("AKIA", "2E0A8F3B244C9986"), "an AWS access key"],
  ["STRIPE", JOINED("sk_live_", "51HabcdefghijklmnopQR"), "a Stripe key"],
  [
    "DSN",
    JOINED("https://", "0123456789abcdef".repeat(2), "@o1.ingest.sentry.io/42"),
    "a Sentry DSN",
  ],
  ["BROKER_URL", "amqp://shop:9fKq2LmZ@queue:5672//", "an address with a password"],
])("%s = %s is %s", (name, value, what) => {
  expect(judged(name, value, [])).toBe(what);
});

it.each([
  ["SECRET_KEY", "not-a-secret"],
  ["PASSWORD", "postgres"],
  ["PASSWORD", "shop_dev"],
  ["API_TOKEN", "<your token>"],
  ["API_KEY", "your-api-key-here"],
  ["AUTH_TOKEN_MODEL", "shop.tokens.Token"],
  ["PASSWORD_HASHER", "django.contrib.auth.hashers.MD5PasswordHasher"],
  ["RECAPTCHA_PUBLIC_KEY", "6LcAbCdEfGhIjKlMnOpQrStUvWxYz0123456789"],
  ["STRIPE_PUBLISHABLE_KEY", "pk_live_51Habcdefghijklmnop"],
  ["AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE"],
  ["CELERY_BROKER_URL", "amqp://guest:guest@localhost//"],
  ["SOCIAL_AUTH_LOGIN_URL", "/accounts/login/"],
  ["TOKEN_ENDPOINT", "https://example.com/token"],
])("%s = %s is no secret", (name, value) => {
  expect(judged(name, value, ["shop-dev"])).toBeUndefined();
});

it("shows of a secret what its owner needs to know it by", () => {
  expect(hidden("0123456789abcdefghij")).toBe("012******** (20 characters)");
  expect(hidden("short-one")).toBe("******** (9 characters)");
});
