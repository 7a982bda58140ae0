// Runs the examples of references/ in the sample project: npm run references -- [document[#topic]] [--django 5.2|6.1]
import { command } from "../test/references/harness/command.ts";

process.exitCode = await command(process.argv.slice(2));
