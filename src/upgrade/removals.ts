/** How use of something shows in code. */
type Use =
  /** A name of a module, wherever it is imported or reached; or all of a module, without a name. */
  | { kind: "name"; module: string; name?: string }
  | { kind: "setting"; name: string }
  /** A method, or function, that is called by this name. */
  | { kind: "call"; name: string; on?: RegExp }
  | { kind: "keyword"; of: RegExp; name: string }
  /** A call that lacks a keyword, and positional arguments that could be in its place. */
  | { kind: "without"; of: RegExp; name: string; position: number }
  | { kind: "meta"; name: string }
  | { kind: "module-variable"; name: string }
  | { kind: "template"; pattern: RegExp; name: string };

/** Something that a line of Django no longer has. */
export interface Removal {
  /** The first line without it. */
  line: string;
  use: Use;
  instead: string;
}

const names = (line: string, module: string, all: Readonly<Record<string, string>>): Removal[] =>
  Object.entries(all).map(([name, instead]) => ({
    line,
    use: { kind: "name", module, name },
    instead,
  }));

const modules = (line: string, all: Readonly<Record<string, string>>): Removal[] =>
  Object.entries(all).map(([module, instead]) => ({
    line,
    use: { kind: "name", module },
    instead,
  }));

const settings = (line: string, all: Readonly<Record<string, string>>): Removal[] =>
  Object.entries(all).map(([name, instead]) => ({ line, use: { kind: "setting", name }, instead }));

/** What was removed, by the release notes of each line ("Features removed in"), oldest first. */
export const REMOVALS: readonly Removal[] = [
  ...modules("1.10", { "django.core.context_processors": "django.template.context_processors" }),
  ...names("1.10", "django.conf.urls", { patterns: "a plain list of path()" }),
  ...modules("2.0", { "django.core.urlresolvers": "django.urls" }),
  ...settings("2.0", { MIDDLEWARE_CLASSES: "MIDDLEWARE" }),
  {
    line: "2.0",
    use: {
      kind: "without",
      of: /(?:^|\.)(?:ForeignKey|OneToOneField)$/,
      name: "on_delete",
      position: 2,
    },
    instead: "on_delete=models.CASCADE, or another one",
  },
  {
    line: "2.0",
    use: { kind: "call", name: "is_authenticated", on: /\buser$/i },
    instead: "the property user.is_authenticated",
  },
  {
    line: "2.0",
    use: { kind: "call", name: "is_anonymous", on: /\buser$/i },
    instead: "the property user.is_anonymous",
  },
  { line: "2.0", use: { kind: "call", name: "assignment_tag" }, instead: "simple_tag" },
  ...names("2.1", "django.contrib.auth.views", {
    login: "LoginView",
    logout: "LogoutView",
    password_change: "PasswordChangeView",
    password_reset: "PasswordResetView",
    password_reset_confirm: "PasswordResetConfirmView",
  }),
  ...names("2.1", "django.utils.translation", { string_concat: "django.utils.text.format_lazy" }),
  ...names("2.1", "django.db.models", { permalink: "reverse() in get_absolute_url" }),
  ...settings("2.1", { USE_ETAGS: "ConditionalGetMiddleware" }),
  ...modules("3.0", {
    "django.utils.six": "what Python 3 has itself",
    "django.utils.lru_cache": "functools.lru_cache",
    "django.contrib.staticfiles.templatetags": "django.templatetags.static",
    "django.db.backends.postgresql_psycopg2": "django.db.backends.postgresql",
  }),
  ...names("3.0", "django.utils.encoding", {
    python_2_unicode_compatible: "nothing: __str__ does",
  }),
  ...names("3.0", "django.shortcuts", { render_to_response: "render" }),
  ...names("3.0", "django.utils.functional", { curry: "functools.partial" }),
  ...names("3.0", "django.utils.decorators", {
    available_attrs: "functools.WRAPPER_ASSIGNMENTS",
    ContextDecorator: "contextlib.ContextDecorator",
  }),
  {
    line: "3.0",
    use: {
      kind: "template",
      name: "{% load staticfiles %}",
      pattern: /\{%\s*load\s[^%]*\b(?:staticfiles|admin_static)\b/,
    },
    instead: "{% load static %}",
  },
  ...names("3.1", "django.utils.timezone", { FixedOffset: "datetime.timezone" }),
  ...names("3.1", "django.contrib.staticfiles.storage", {
    CachedStaticFilesStorage: "ManifestStaticFilesStorage",
  }),
  ...names("3.1", "django.db.models.fields", { FieldDoesNotExist: "django.core.exceptions" }),
  ...names("3.1", "django.db.models.query", { EmptyResultSet: "django.core.exceptions" }),
  ...settings("3.1", { FILE_CHARSET: "files in UTF-8" }),
  ...names("4.0", "django.conf.urls", { url: "django.urls.re_path, or path" }),
  ...names("4.0", "django.utils.encoding", { force_text: "force_str", smart_text: "smart_str" }),
  ...names("4.0", "django.utils.http", {
    urlquote: "urllib.parse.quote",
    urlquote_plus: "urllib.parse.quote_plus",
    urlunquote: "urllib.parse.unquote",
    urlunquote_plus: "urllib.parse.unquote_plus",
    is_safe_url: "url_has_allowed_host_and_scheme",
  }),
  ...names("4.0", "django.utils.text", { unescape_entities: "html.unescape" }),
  ...names("4.0", "django.utils.translation", {
    ugettext: "gettext",
    ugettext_lazy: "gettext_lazy",
    ugettext_noop: "gettext_noop",
    ungettext: "ngettext",
    ungettext_lazy: "ngettext_lazy",
  }),
  ...names("4.0", "django.db.models", { NullBooleanField: "BooleanField(null=True)" }),
  ...names("4.0", "django.contrib.postgres.fields", { JSONField: "django.db.models.JSONField" }),
  ...names("4.0", "django.contrib.postgres.forms", { JSONField: "django.forms.JSONField" }),
  {
    line: "4.0",
    use: { kind: "call", name: "is_ajax", on: /request$/ },
    instead: "a header of your own, or accepts()",
  },
  {
    line: "4.0",
    use: { kind: "keyword", of: /(?:^|\.)Signal$/, name: "providing_args" },
    instead: "a comment",
  },
  {
    line: "4.0",
    use: { kind: "template", name: "{% ifequal %}", pattern: /\{%\s*if(?:not)?equal\b/ },
    instead: "{% if a == b %}",
  },
  ...settings("4.0", { PASSWORD_RESET_TIMEOUT_DAYS: "PASSWORD_RESET_TIMEOUT, in seconds" }),
  {
    line: "4.1",
    use: { kind: "module-variable", name: "default_app_config" },
    instead: "nothing: Django finds it",
  },
  ...names("5.0", "django.utils.timezone", { utc: "datetime.UTC" }),
  ...modules("5.0", {
    "django.utils.baseconv": "a package, or your own",
    "django.utils.datetime_safe": "datetime",
  }),
  ...names("5.0", "django.contrib.gis.admin", {
    GeoModelAdmin: "GISModelAdmin",
    OSMGeoAdmin: "GISModelAdmin",
  }),
  ...settings("5.0", {
    USE_L10N: "nothing: formats are localised",
    USE_DEPRECATED_PYTZ: "zoneinfo",
    CSRF_COOKIE_MASKED: "nothing",
  }),
  { line: "5.1", use: { kind: "meta", name: "index_together" }, instead: "Meta.indexes" },
  ...settings("5.1", {
    DEFAULT_FILE_STORAGE: 'STORAGES["default"]',
    STATICFILES_STORAGE: 'STORAGES["staticfiles"]',
  }),
  ...names("5.1", "django.core.files.storage", { get_storage_class: "storages" }),
  ...names("5.1", "django.contrib.postgres.fields", {
    CICharField: "CharField with db_collation",
    CIEmailField: "EmailField with db_collation",
    CITextField: "TextField with db_collation",
  }),
  ...names("5.1", "django.contrib.auth.hashers", {
    SHA1PasswordHasher: "PBKDF2PasswordHasher",
    UnsaltedSHA1PasswordHasher: "PBKDF2PasswordHasher",
    UnsaltedMD5PasswordHasher: "PBKDF2PasswordHasher",
  }),
  {
    line: "5.1",
    use: { kind: "call", name: "make_random_password" },
    instead: "secrets.token_urlsafe",
  },
  {
    line: "5.1",
    use: { kind: "call", name: "assertQuerysetEqual" },
    instead: "assertQuerySetEqual",
  },
  { line: "5.1", use: { kind: "call", name: "assertFormsetError" }, instead: "assertFormSetError" },
  {
    line: "5.1",
    use: { kind: "template", name: "|length_is", pattern: /\|\s*length_is\b/ },
    instead: "|length with ==",
  },
  {
    line: "6.0",
    use: { kind: "keyword", of: /(?:^|\.)CheckConstraint$/, name: "check" },
    instead: "condition=",
  },
  { line: "6.0", use: { kind: "call", name: "log_deletion" }, instead: "log_deletions" },
  {
    line: "6.0",
    use: { kind: "call", name: "log_action", on: /LogEntry\.objects$/ },
    instead: "log_actions",
  },
  ...modules("6.0", { "django.utils.itercompat": "collections.abc.Iterable" }),
  ...names("6.0", "django.db.models.enums", { ChoicesMeta: "ChoicesType" }),
  ...names("6.0", "django.forms.renderers", {
    DjangoDivFormRenderer: "DjangoTemplates",
    Jinja2DivFormRenderer: "Jinja2",
  }),
  {
    line: "6.1",
    use: { kind: "keyword", of: /(?:^|\.)(?:ArrayAgg|JSONBAgg|StringAgg)$/, name: "ordering" },
    instead: "order_by=",
  },
  ...names("7.0", "django.contrib.postgres.aggregates", {
    BitAnd: "django.db.models.BitAnd",
    BitOr: "django.db.models.BitOr",
    BitXor: "django.db.models.BitXor",
    StringAgg: "django.db.models.StringAgg",
  }),
  ...names("7.0", "django.core.mail", {
    BadHeaderError: "ValueError",
    SafeMIMEText: "email.message.EmailMessage",
    SafeMIMEMultipart: "email.message.EmailMessage",
  }),
  ...settings("7.0", {
    FORMS_URLFIELD_ASSUME_HTTPS: "nothing: https it is",
    URLIZE_ASSUME_HTTPS: "nothing: https it is",
    EMAIL_BACKEND: "MAILERS, from 6.1 on",
    EMAIL_HOST: "MAILERS, from 6.1 on",
  }),
];
