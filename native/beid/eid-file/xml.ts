/**
 * The part of XML 1.0 that an `.eid` file needs: elements, attributes, text. Own reader, because a general one brings
 * what is dangerous in a file from anywhere (document types, entities, namespaces, references to other files) and none
 * of it occurs here. One pass, every limit checked: size by the caller, depth and count of elements here.
 */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All text directly inside, joined. */
  readonly text: string;
}

export type XmlRefusal = 'malformed' | 'documentTypeNotAllowed' | 'tooComplex';
export type ReadXml =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly error: XmlRefusal };

const LIMIT = { depth: 8, elements: 500, attributes: 40 } as const;

/** Reads a document. Entities other than the five of XML and character numbers are refused, never expanded. */
export const readXml = (text: string): ReadXml => {
  try {
    return { ok: true, root: readDocument(text) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.reason };
    throw error;
  }
};

/** Text as it may stand in an element or in an attribute between quotation marks; what XML can't carry is left out. */
export const escapeXml = (text: string): string =>
  text.replace(NOT_XML, '').replace(/[&<>"'\t\n\r]/g, (letter) => ESCAPED[letter] ?? letter);

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

class Refused extends Error {
  readonly reason: XmlRefusal;
  constructor(reason: XmlRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** Characters outside of XML 1.0, section 2.2; a lone surrogate is none either. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const NAME = /[\p{L}_:][\p{L}\p{N}_:.-]{0,99}/uy;
const SPACE = /[ \t\n\r]*/y;

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly texts: string[];
}

const readDocument = (text: string): XmlElement => {
  if (new RegExp(NOT_XML.source, 'u').test(text)) throw new Refused('malformed');
  const open: Open[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  let at = 0;

  const close = ({ name, attributes, children, texts }: Open): void => {
    const element = { name, attributes, children, text: texts.join('') };
    const parent = open.at(-1);
    if (parent !== undefined) parent.children.push(element);
    else root = element;
  };
  const behind = (mark: string, from: number): number => {
    const found = text.indexOf(mark, from);
    if (found === -1) throw new Refused('malformed');
    return found + mark.length;
  };

  while (at < text.length) {
    const inside = open.at(-1);
    if (text[at] !== '<') {
      const end = text.indexOf('<', at);
      const part = text.slice(at, end === -1 ? text.length : end);
      if (inside !== undefined) inside.texts.push(withReferences(part));
      else if (part.trim() !== '') throw new Refused('malformed');
      at += part.length;
    } else if (text.startsWith('<!--', at)) at = behind('-->', at + 4);
    else if (text.startsWith('<?', at)) at = behind('?>', at + 2);
    else if (text.startsWith('<![CDATA[', at) && inside !== undefined) {
      const end = behind(']]>', at + 9);
      inside.texts.push(text.slice(at + 9, end - 3));
      at = end;
    } else if (text.startsWith('<!', at)) throw new Refused('documentTypeNotAllowed');
    else if (text.startsWith('</', at)) {
      const name = match(NAME, text, at + 2);
      const end = skip(text, at + 2 + name.length);
      if (inside === undefined || name !== inside.name || text[end] !== '>') throw new Refused('malformed');
      open.pop();
      close(inside);
      at = end + 1;
    } else {
      elements += 1;
      if (root !== null) throw new Refused('malformed');
      if (elements > LIMIT.elements || open.length >= LIMIT.depth) throw new Refused('tooComplex');
      const tag = readTag(text, at + 1);
      const element: Open = { name: tag.name, attributes: tag.attributes, children: [], texts: [] };
      if (tag.isEmpty) close(element);
      else open.push(element);
      at = tag.end;
    }
  }
  if (root === null || open.length > 0) throw new Refused('malformed');
  return root;
};

const readTag = (text: string, start: number) => {
  const name = match(NAME, text, start);
  const attributes = new Map<string, string>();
  let at = start + name.length;
  for (;;) {
    const next = skip(text, at);
    if (text[next] === '>') return { name, attributes, isEmpty: false, end: next + 1 };
    if (text.startsWith('/>', next)) return { name, attributes, isEmpty: true, end: next + 2 };
    if (next === at) throw new Refused('malformed');
    const attribute = match(NAME, text, next);
    const equals = skip(text, next + attribute.length);
    const quote = skip(text, equals + 1);
    const mark = text[quote];
    if (text[equals] !== '=' || (mark !== '"' && mark !== "'")) throw new Refused('malformed');
    const end = text.indexOf(mark, quote + 1);
    const value = text.slice(quote + 1, end);
    if (end === -1 || value.includes('<') || attributes.has(attribute)) throw new Refused('malformed');
    if (attributes.size >= LIMIT.attributes) throw new Refused('tooComplex');
    attributes.set(attribute, withReferences(value.replace(/[\t\n\r]/g, ' ')));
    at = end + 1;
  }
};

const match = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  const found = pattern.exec(text)?.[0];
  if (found === undefined) throw new Refused('malformed');
  return found;
};

const skip = (text: string, at: number): number => {
  SPACE.lastIndex = at;
  return at + (SPACE.exec(text)?.[0].length ?? 0);
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const withReferences = (text: string): string =>
  text.includes('&')
    ? text.replace(/&([^;&]{1,10};)?/g, (_, reference: string | undefined) => resolve(reference))
    : text;

const resolve = (reference: string | undefined): string => {
  const name = reference?.slice(0, -1) ?? '';
  if (Object.hasOwn(ENTITIES, name)) return ENTITIES[name] ?? '';
  const number = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name);
  if (number === null) throw new Refused('malformed');
  const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
  const letter = code <= 0x10ffff ? String.fromCodePoint(code) : '';
  if (letter === '' || letter.replace(NOT_XML, '') !== letter) throw new Refused('malformed');
  return letter;
};
