/** What the step of a build that failed said, without the engine's own words around it. */
export function failedStep(output: string): string {
  const number = /^(#\d+) ERROR:/m.exec(output)?.[1];
  const said = output
    .split(/\r?\n/)
    .flatMap((line) => (number && /^(#\d+) [\d.]+ (.*)$/.exec(line)?.[1] === number ? [line] : []))
    .map((line) => line.replace(/^#\d+ [\d.]+ /, ""));
  return said.length > 0 ? said.join("\n") : output;
}
