import type { Problem } from "./option.ts";
import { nearest } from "./nearest.ts";

/**
 * What JavaScript engines call some zones, and what the time zone database has called them since.
 * Debian, and with it the Python images, dropped the old names.
 */
const RENAMED: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/** Whether Django starts with this `TIME_ZONE`: the names of the time zone database, spelled exactly. */
export function timeZoneProblem(name: string): Problem | undefined {
  const zones = timeZones();
  if (zones.has(name) || /^Etc\/GMT[+-]\d{1,2}$/.test(name)) return undefined;
  const today = modernName(name);
  if (today && today.toLowerCase() !== name.toLowerCase()) {
    return {
      reason: `${JSON.stringify(name)} is an old name, which the Python images do not have`,
      suggestion: `Write ${today}.`,
    };
  }
  const meant = today ?? nearest(name, zones);
  return {
    reason: `there is no time zone ${JSON.stringify(name)}`,
    suggestion: meant ? `Did you mean ${meant}?` : "Write a name such as UTC or Europe/Berlin.",
  };
}

function timeZones(): Set<string> {
  const zones = new Set(Intl.supportedValuesOf("timeZone"));
  for (const [old, today] of Object.entries(RENAMED)) {
    zones.delete(old);
    zones.add(today);
  }
  return zones.add("UTC").add("Etc/UTC").add("GMT");
}

/** The name that a zone goes by today, undefined where the engine does not know it either. */
function modernName(name: string): string | undefined {
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    return RENAMED[timeZone] ?? timeZone;
  } catch {
    return undefined;
  }
}
