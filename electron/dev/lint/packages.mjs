/** The lock file carries what every machine needs, and no package runs a script that nobody looked at. */

/** Where npm finds a package from inside another one: its own node_modules, then its parents'. */
const places = (path, name) => {
  const found = [];
  for (let at = path; at !== null; ) {
    found.push(at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`);
    const end = at.lastIndexOf('/node_modules/');
    at = at === '' ? null : end < 0 ? '' : at.slice(0, end);
  }
  return found;
};

export const checkPackages = (description, lock) => {
  const complaints = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!places(path, name).some((place) => lock.packages[place] !== undefined)) {
        complaints.push(
          `package-lock.json: ${name}, which ${path || 'the application'} may use on some machine, is missing`,
        );
      }
    }
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (entry.hasInstallScript && description.allowScripts?.[name] === undefined) {
      complaints.push(
        `package.json: ${name} wants to run a script at installation; say in allowScripts whether it may`,
      );
    }
    if (entry.resolved !== undefined && !/^https:\/\/registry\./.test(entry.resolved)) {
      complaints.push(`package-lock.json: ${name} comes from elsewhere (${entry.resolved})`);
    }
  }
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    for (const [name, version] of Object.entries(description[kind] ?? {})) {
      if (!/^\d+\.\d+\.\d+/.test(version)) complaints.push(`package.json: ${name} ${version} is not one exact version`);
    }
  }
  return complaints;
};
