import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readInstallation } from '../../../electron/municipality/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'installation-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const read = (contents: unknown) => {
  const file = join(folder, 'installation.json');
  writeFileSync(file, JSON.stringify(contents));
  return readInstallation(file);
};

describe('asking for the status of certificates', () => {
  it('is off where nobody said anything, and knows the responders of the state', () => {
    const off = { enabled: false, hosts: ['ocsp.eid.belgium.be', 'ocsp.eidpki.belgium.be'], seconds: 5, proxy: null };
    expect(readInstallation(join(folder, 'absent.json'))?.certificateStatus).toEqual(off);
    expect(read({})?.certificateStatus).toEqual(off);
    expect(read({ certificateStatus: { enabled: true } })?.certificateStatus).toEqual({ ...off, enabled: true });
  });

  it.each([
    { certificateStatus: { hosts: ['http://ocsp.eid.belgium.be'] } },
    { certificateStatus: { hosts: ['ocsp.eid.belgium.be/x'] } },
    { certificateStatus: { hosts: ['*'] } },
    { certificateStatus: { seconds: 0 } },
    { certificateStatus: { proxy: 'proxy.example:8080' } },
    { certificateStatus: { proxy: 'socks5://proxy.example:1080' } },
    { certificateStatus: { enabled: 'yes' } },
    { certificateStatus: { other: 1 } },
  ])('%j is refused', (contents) => {
    expect(read(contents)).toBeNull();
  });
});
