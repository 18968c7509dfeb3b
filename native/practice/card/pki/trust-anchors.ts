/** The roots of the test hierarchy, as the application under test is told of them. */
import { fingerprint, hierarchy } from './hierarchy.ts';

export interface TestTrustAnchor {
  /** SHA-256 of the root's DER, lower-case hexadecimal. */
  readonly sha256: string;
  readonly label: string;
  readonly use: 'test';
}

/** The three declared roots; the stranger's root is left out on purpose. */
export async function testTrustAnchors(): Promise<readonly TestTrustAnchor[]> {
  return Promise.all(
    (['rsa1024', 'rsa', 'ec'] as const).map(async (era) => ({
      sha256: fingerprint((await hierarchy(era)).root.der),
      label: `TEST root (${era})`,
      use: 'test' as const,
    })),
  );
}
