import { failed, inapplicable, passed, unverified, type Step, type StepContext } from "../step.ts";

/** Mypy, with the project's own configuration. */
export const types: Step = {
  id: "types",
  title: "mypy",
  line: "types",
  profile: "default",
  async run(context) {
    const configuration = configurationOf(context);
    if (configuration === undefined) return inapplicable("mypy is not configured");
    if (!context.has("mypy")) return unverified("mypy is configured, but no dependency");
    const { environment } = context;
    const env = { MYPY_CACHE_DIR: `${environment.keep}/mypy` };
    const namesFiles = /^(files|packages|modules)\s*=/m.test(configuration);
    const done = await environment.run(["mypy", ...(namesFiles ? [] : ["."])], { env });
    if (done.status !== 0) {
      const errors = /Found (\d+ errors?)/.exec(done.output)?.[1];
      return failed(errors ?? "mypy failed", done, [/: error:/]);
    }
    const files = /in (\d+) source files?/.exec(done.output)?.[1] ?? "0";
    return passed(`0 errors in ${files} files`);
  },
};

function configurationOf({ files }: StepContext): string | undefined {
  for (const path of ["mypy.ini", ".mypy.ini"]) {
    if (files.exists(path)) return files.read(path);
  }
  const table = /^\[tool\.mypy\]([^]*?)(?=^\[|(?![^]))/m.exec(files.read("pyproject.toml") ?? "");
  const section = /^\[mypy\]([^]*?)(?=^\[|(?![^]))/m.exec(files.read("setup.cfg") ?? "");
  return (table ?? section)?.[1];
}
