/** The sections of an INI file as `setup.cfg`, `tox.ini` and `.editorconfig` are; values of several lines joined. */
export function readIni(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  let key = "";
  for (const line of text.split(/\r?\n/)) {
    const header = /^\[(.+)\]\s*$/.exec(line)?.[1];
    const [, name, value = ""] = /^([\w.-]+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    if (/^\s*[#;]/.test(line)) continue;
    if (header !== undefined) {
      section = sections.get(header) ?? new Map<string, string>();
      sections.set(header, section);
      key = "";
    } else if (name !== undefined) {
      key = name.replaceAll("_", "-");
      section.set(key, value.trim());
    } else if (key && line.trim()) section.set(key, `${section.get(key)} ${line.trim()}`);
  }
  return sections;
}
