/** What a package of Python needs of Debian: to be built from source, and to run. */
export interface SystemPackages {
  build?: readonly string[];
  run?: readonly string[];
}

const COMPILER = ["gcc", "python3-dev"] as const;

/** Packages that come without wheels, or whose wheels lack a library. */
export const SYSTEM_PACKAGES: Readonly<Record<string, SystemPackages>> = {
  cairosvg: { run: ["libcairo2"] },
  mysqlclient: {
    build: [...COMPILER, "libmariadb-dev", "pkg-config"],
    run: ["libmariadb3"],
  },
  psycopg: { run: ["libpq5"] },
  "psycopg-c": { build: [...COMPILER, "libpq-dev"], run: ["libpq5"] },
  psycopg2: { build: [...COMPILER, "libpq-dev"], run: ["libpq5"] },
  // Of a release of some years ago there is no wheel for a newer Python.
  "psycopg2-binary": { build: [...COMPILER, "libpq-dev"], run: ["libpq5"] },
  pycurl: {
    build: [...COMPILER, "libcurl4-openssl-dev", "libssl-dev"],
    run: ["libcurl4t64"],
  },
  pylibmc: { build: [...COMPILER, "libmemcached-dev", "zlib1g-dev"], run: ["libmemcached11t64"] },
  "python-ldap": { build: [...COMPILER, "libldap2-dev", "libsasl2-dev"], run: ["libldap2"] },
  "python-magic": { run: ["libmagic1t64"] },
  pyuwsgi: { build: COMPILER },
  uwsgi: { build: COMPILER },
  weasyprint: { run: ["libharfbuzz-subset0", "libpango-1.0-0", "libpangoft2-1.0-0"] },
  xmlsec: {
    build: [...COMPILER, "libxmlsec1-dev", "pkg-config"],
    run: ["libxmlsec1-openssl"],
  },
};
