/** The roots under which a card counts: the Belgian ones that are pinned, and those that an administrator declared. */
import { z } from 'zod';
import { type TrustAnchor, trustAnchor } from '../../native/messages.ts';
import belgianRoots from '../../resources/trust/belgian-roots.json' with { type: 'json' };

const fingerprint = z.string().transform((text, context) => {
  const digits = text.replaceAll(/[:\s]/g, '').toUpperCase();
  if (/^[0-9A-F]{64}$/.test(digits)) return digits;
  context.addIssue({ code: 'custom', message: 'not a SHA-256 fingerprint' });
  return z.NEVER;
});
const declared = z.array(trustAnchor.extend({ sha256: fingerprint }));

/** Fingerprints of the Belgian roots that the application is delivered with. */
export const belgianTrustAnchors = (): readonly TrustAnchor[] => declared.parse(belgianRoots.anchors);

/**
 * Roots declared on this machine: a list of `{ sha256, label, use }`, where `use` is `production` or `test`.
 * Null where the list is not of this form; then none of it counts.
 */
export const declaredTrustAnchors = (list: unknown): readonly TrustAnchor[] | null => {
  const parsed = declared.safeParse(list);
  return parsed.success ? parsed.data : null;
};
