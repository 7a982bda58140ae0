/** The codes of `LANGUAGES` in django/conf/global_settings.py: what Django 6.1 has translations for. */
export const LANGUAGES: readonly string[] = `
  af ar ar-dz ast az bg be bn br bs ca ckb cs cy da de dsb el en en-au en-gb eo es es-ar es-
  co es-mx es-ni es-ve et eu fa fi fr fy ga gd gl he hi hr hsb ht hu hy ia id ig io is it ja
  ka kab kk km kn ko ky lb lt lv mk ml mn mr ms my nb ne nl nn os pa pl pt pt-br ro ru sk sl
  sq sr sr-latn sv sw ta te tg th tk tr tt udm ug uk ur uz vi zh-hans zh-hant
`
  .trim()
  .split(/\s+/);

/** Of these, what Django 5.2 does not have. */
export const SINCE_6: readonly string[] = ["ht"];
