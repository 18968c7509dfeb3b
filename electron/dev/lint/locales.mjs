/** All languages carry the same files with the same keys and the same parameters, and no text is empty. */

const leaves = (node, path = '') =>
  typeof node === 'string'
    ? [[path, node]]
    : Object.entries(node).flatMap(([key, child]) => leaves(child, path === '' ? key : `${path}.${key}`));

const parametersOf = (text) =>
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1]))].sort().join(' ');

/** Plural forms differ between languages; the base name is what must be there. */
const baseOf = (key) => key.replace(/_(zero|one|two|few|many|other)$/, '');

/**
 * @param {Record<string, Record<string, unknown>>} languages per language the parsed files by name
 */
export const checkLocales = (languages) => {
  const { nl, ...others } = languages;
  const complaints = [];
  for (const [language, files] of Object.entries(others)) {
    for (const file of new Set([...Object.keys(nl), ...Object.keys(files)])) {
      if (nl[file] === undefined || files[file] === undefined) {
        complaints.push(`resources/locales/${nl[file] === undefined ? 'nl' : language}/${file} is missing`);
        continue;
      }
      const dutch = new Map(leaves(nl[file]).map(([key, text]) => [baseOf(key), text]));
      const other = new Map(leaves(files[file]).map(([key, text]) => [baseOf(key), text]));
      for (const [key, text] of dutch) {
        const translated = other.get(key);
        if (translated === undefined) complaints.push(`${language}/${file}: ${key} is missing`);
        else if (translated.trim() === '' && text.trim() !== '')
          complaints.push(`${language}/${file}: ${key} is empty`);
        else if (parametersOf(translated) !== parametersOf(text))
          complaints.push(`${language}/${file}: ${key} has other parameters than nl`);
      }
      for (const key of other.keys()) if (!dutch.has(key)) complaints.push(`${language}/${file}: ${key} is not in nl`);
    }
  }
  return complaints;
};
