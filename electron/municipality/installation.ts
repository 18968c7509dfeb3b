import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * What IT support set for this workstation in `installation.json` in the data folder: things that no officer may
 * change from the window.
 */
const installation = z.strictObject({
  /** Practice: cards signed under a declared test root count, and every paper says that it is a practice. */
  trainingMode: z.boolean().default(false),
  /** Roots that count besides the Belgian ones that the application brings; checked by the room that uses them. */
  trustAnchors: z.array(z.unknown()).default([]),
  /**
   * Asking the responders of the state whether certificates are revoked, over the network. Off unless switched on here;
   * nobody else than the hosts named is ever asked (`host`, or `host:port`).
   */
  certificateStatus: z
    .strictObject({
      enabled: z.boolean().default(false),
      hosts: z
        .array(
          z
            .string()
            .max(260)
            .regex(/^[a-z0-9.-]+(:\d{1,5})?$/i),
        )
        .default(['ocsp.eid.belgium.be', 'ocsp.eidpki.belgium.be']),
      /** How long an answer may take. */
      seconds: z.number().min(1).max(30).default(5),
      /** Proxy of the municipality's network, as `http://host:port`. */
      proxy: z
        .url({ protocol: /^https?$/ })
        .nullable()
        .default(null),
    })
    .prefault({}),
  /** The payment terminal of this desk, where it speaks ZVT; null: staff work it by hand. */
  paymentTerminal: z
    .strictObject({
      host: z.string().trim().min(1).max(253),
      port: z.int().min(1).max(65535).default(20007),
      /** As set on the terminal; six zeros as delivered. */
      password: z
        .string()
        .regex(/^\d{6}$/)
        .default('000000'),
    })
    .nullable()
    .default(null),
  /** Names of readers whose own pin pad must not be used. */
  pinPadDisabledFor: z.array(z.string().max(300)).default([]),
  /**
   * Database on a server that several counters share; without it a file of this workstation. The password may stand in
   * the address, or in `secret`, sealed by this computer.
   */
  database: z.strictObject({ url: z.string().max(2000), secret: z.string().max(4000).optional() }).optional(),
  /** Name of this desk where several counters share one database; the first desk was named at the first start. */
  desk: z.string().trim().min(1).max(80).optional(),
});
export type Installation = z.infer<typeof installation>;

/** The settings of this workstation; the usual ones where there is no file, null where the file is not of this form. */
export const readInstallation = (file: string): Installation | null => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isAbsent ? installation.parse({}) : null;
  }
  try {
    const parsed = installation.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};
