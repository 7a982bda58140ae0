import type { TemplateContext } from "../recipes/context.ts";
import type { Tree } from "../tree/tree.ts";

/** More than this is generated, and not looked into. */
const LARGEST = 2_000_000;

/** What of them stands in one line: the editor joins what a repository's own lines hold. */
const WIDEST = 66;

const PAGES = /(?:\.(?:html?|jinja2?|vue|svelte|[cm]?[jt]sx?)|(?:^|\/)package\.json)$/;

/** Features of browsers that pages have to be allowed, and what shows that some page asks for one. */
const FEATURES: Readonly<Record<string, readonly RegExp[]>> = {
  camera: [/getUserMedia|quagga|html5-?qrcode|\bzxing|\bjsqr\b/i],
  "display-capture": [/getDisplayMedia/],
  geolocation: [/navigator\.geolocation/],
  microphone: [/getUserMedia/, /\baudio\s*:/],
  payment: [/\bPaymentRequest\b|js\.stripe\.com/],
  usb: [/navigator\.usb\b/],
};

/** The features to be refused, where some are asked for by pages of the repository: those have to go on working. */
export function browserFeatures(tree: Tree): TemplateContext {
  const asked = new Set<string>();
  for (const path of tree.list().filter((one) => PAGES.test(one))) {
    const text = /(?:^|\/)node_modules\//.test(path) ? "" : (tree.read(path) ?? "");
    if (text.length > LARGEST) continue;
    for (const [name, signs] of Object.entries(FEATURES))
      if (!asked.has(name) && signs.every((sign) => sign.test(text))) asked.add(name);
  }
  if (asked.size === 0) return { refusedFeatures: "" };
  const refused = Object.keys(FEATURES).filter((name) => !asked.has(name));
  const lines: string[] = [];
  for (const part of ["browsing-topics", ...refused].map((name) => `${name}=()`)) {
    const last = lines.at(-1);
    if (last === undefined || `${last}, ${part}`.length > WIDEST) lines.push(part);
    else lines[lines.length - 1] = `${last}, ${part}`;
  }
  const texts = lines.map((line, index) => `${line}${index < lines.length - 1 ? ", " : ""}`);
  return { refusedFeatures: texts.map((text) => JSON.stringify(text)).join("\n        ") };
}
