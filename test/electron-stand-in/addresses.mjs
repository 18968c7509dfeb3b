/**
 * Chromium refuses schemes it does not know before anybody can answer for them. So `app://bundle/x` travels inside
 * Chromium as `https://bundle.app.standin/x`; main only ever sees the first form.
 */
const SUFFIX = '.standin';

/** What Chromium is told. */
export const inside = (url, schemes) => {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
  return match && schemes.has(match[1].toLowerCase())
    ? `https://${match[2]}.${match[1].toLowerCase()}${SUFFIX}${match[3] || '/'}`
    : url;
};

/** What main sees. */
export const outside = (url) => {
  const match = /^https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.standin(?=[/?#]|$)(.*)$/i.exec(url);
  return match ? `${match[2]}://${match[1]}${match[3]}` : url;
};

/** Policies name schemes: `app:` means the mapped hosts of that scheme. */
export const insidePolicy = (policy, schemes) =>
  [...schemes].reduce(
    (text, scheme) =>
      text.replaceAll(new RegExp(`(?<=[\\s;])${scheme}:(?=[\\s;]|$)`, 'g'), `https://*.${scheme}${SUFFIX}`),
    policy,
  );
