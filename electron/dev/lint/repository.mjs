/** What may stand in the repository: its folders, no traces of one machine, no tests that do not run. */

const TOP_FOLDERS = new Set(['electron', 'native', 'renderer', 'resources', 'test', '.ci']);
/** Put together so that this file does not find itself. */
const TRACES = [
  { found: new RegExp(`/${'work'}/(main|shared|steering)|/${'root'}/|/${'home'}/[a-z]`), says: 'path of one machine' },
  { found: new RegExp(`registry\\.${'npmjs'}|${'deb'}\\.debian\\.org`), says: 'address of a registry' },
];
const SLEEPING_TEST = new RegExp(
  `\\b(it|test|describe)\\.(${['skip', 'todo', 'only', 'skipIf', 'runIf'].join('|')})\\b`,
);
const LEFT_OVER = new RegExp(`\\b(${[`TO${'DO'}`, `FIX${'ME'}`].join('|')})\\b`);
const MOST_LINES = 400;

export const checkRepository = (files, read) => {
  const complaints = [];
  for (const file of files) {
    const top = file.includes('/') ? file.split('/')[0] : null;
    if (top !== null && !TOP_FOLDERS.has(top)) complaints.push(`${file}: ${top}/ is not a folder of the plan`);
    if (
      !/\.(ts|tsx|mjs|mts|js|json|md|ya?ml|sh|html|css|c)$|^\.npmrc$|^\.ci\//.test(file) ||
      file === 'package-lock.json'
    )
      continue;
    const text = read(file);
    for (const { found, says } of TRACES) if (found.test(text)) complaints.push(`${file}: ${says}`);
    if (!/\.(ts|tsx|mjs)$/.test(file)) continue;
    if (SLEEPING_TEST.test(text)) complaints.push(`${file}: a test that does not run, or keeps others from running`);
    if (LEFT_OVER.test(text)) complaints.push(`${file}: something left to do`);
    const lines = text.split('\n').length;
    if (lines > MOST_LINES && !file.includes('/golden/'))
      complaints.push(`${file}: ${lines} lines; one subject each, ${MOST_LINES} at most`);
  }
  return complaints;
};
