import { any, probe } from "../sign.ts";
import { app, code, listHas, middleware, requirement, view } from "../signs.ts";

export const ACCOUNTS = [
  probe("allauth", {
    core: [app("allauth")],
    parts: [
      listHas("AUTHENTICATION_BACKENDS", "has that of allauth", /allauth/),
      view("accounts", /allauth/),
      app("allauth.mfa"),
    ],
  }),
  probe("guardian", {
    core: [app("guardian")],
    parts: [listHas("AUTHENTICATION_BACKENDS", "has ObjectPermissionBackend", /guardian/)],
  }),
  probe("auth-views", {
    core: [view("login", /LoginView|auth\.urls|allauth|two_factor|\blogin\b/i)],
    parts: [
      view("logout", /LogoutView|auth\.urls|allauth|logout/i),
      view("a forgotten password", /PasswordReset|auth\.urls|allauth|password_?reset/i),
    ],
  }),
  probe("two-factor", {
    core: [
      app("two_factor"),
      app("django_otp"),
      app("allauth.mfa"),
      requirement("django-mfa2", "django-two-factor-auth"),
    ],
    parts: [
      any(
        middleware(/otp|two_factor|mfa/i, { what: "that asks staff for the second factor" }),
        code(
          "an admin that asks for it",
          /\.py$/,
          /OTPAdminSite|AdminSiteOTPRequired|otp_required/,
        ),
      ),
    ],
  }),
];
