import { failed, inapplicable, passed, type Step } from "../step.ts";

/** The API describes itself without a warning. */
export const openapi: Step = {
  id: "openapi",
  title: "spectacular --validate --fail-on-warn",
  line: "api schema",
  profile: "default",
  async run({ environment, management, has }) {
    if (!has("drf-spectacular")) return inapplicable("drf-spectacular is not installed");
    const file = `${environment.scratch}/schema.yaml`;
    const argv = ["spectacular", "--validate", "--fail-on-warn", "--file", file];
    const done = await management.run(argv);
    if (done.status !== 0)
      return failed("the schema has warnings", done, [
        /^(Warning|Error)[ :[]|.*: (Warning|Error) /,
      ]);
    const counting =
      "import sys; print(open(sys.argv[1], encoding='utf-8').read().count('operationId:'))";
    const counted = await environment.run(["python", "-c", counting, file]);
    return passed(`valid, ${counted.stdout.trim()} operations`);
  },
};
