// A project of a preset with every kind of component generated into it, to be proven from outside:
//   npm run every-kind -- FOLDER [PRESET]
import { resolve } from "node:path";
import { makeWithEveryKind } from "../test/proof/every-kind.ts";

const [folder, preset = "full"] = process.argv.slice(2);
if (!folder) {
  console.error("Name a folder to make: npm run every-kind -- FOLDER [PRESET]");
  process.exit(2);
}
await makeWithEveryKind(preset, resolve(folder));
