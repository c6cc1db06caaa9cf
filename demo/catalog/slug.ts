/** The part of an address that stands for a category name: `Tea & coffee` is `tea-coffee`. */
export const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
