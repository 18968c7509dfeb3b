/** Files as the official viewer writes them, for tests of their reader. */
import { type BelgianCard, encodeAddress, encodeIdentity, makeCard } from '../../../virtual-card/index.ts';

export const xmlFile = (
  parts: { readonly card?: string; readonly identity?: string; readonly head?: string } = {},
) => `${parts.head ?? '<?xml version="1.0" encoding="UTF-8"?>'}
<eid version="4.4" graphpersoversion="08" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <identity nationalnumber="57000099767" dateofbirth="19570000" gender="female" specialstatus="NO_STATUS" duplicate="01"
    memberoffamily="1" ${parts.identity ?? ''}>
    <name>VOORBEELD &amp; ÉTOILE</name>
    <firstname>Zo&#xEB;<!-- as it stands --> Marie</firstname><middlenames>K</middlenames>
    <nationality><![CDATA[Côte <d'Ivoire>]]></nationality><placeofbirth>Abidjan</placeofbirth>
    <photo>/9j/
      4AA=
    </photo>
  </identity>
  <card documenttype="foreigner_A" carddata_appl_version="18" cardnumber="B999001178"
      chipnumber="534c494e000000000000000000000001" validitydatebegin="20250919" validitydateend='20300919'>
    <deliverymunicipality>Brugge</deliverymunicipality>${parts.card ?? ''}
  </card>
  <address><streetandnumber>Proefstraat 12</streetandnumber><zip>8000</zip><municipality>Brugge</municipality></address>
  <certificates><root>MAMCAQUAAAA=</root><citizenca>bm9uZQ==</citizenca><authentication>?</authentication></certificates>
</eid>
`;

const HIGHEST_GROUP = 0x80;

/** One entry of the binary form: tag, length in groups of seven bits with the highest first. */
export const entry = (tag: number, value: Uint8Array): Buffer => {
  const groups = [value.length & 0x7f];
  for (let rest = value.length >> 7; rest > 0; rest >>= 7) groups.unshift((rest & 0x7f) | HIGHEST_GROUP);
  return Buffer.concat([Buffer.from([tag, ...groups]), value]);
};

/** The binary form with the data and certificates of a card. */
export const binaryFile = async (): Promise<{ readonly card: BelgianCard; readonly bytes: Uint8Array }> => {
  const card = await makeCard({ profile: 'adultB' });
  const { contents } = card;
  const binding = {
    chipSerial: contents.chipSerial,
    photoHash: new Uint8Array(32),
    basicKeyHash: null,
    structureVersion: 0,
  } as const;
  const { authentication, ca, root, register } = contents.certificates;
  const chain = [
    [1, authentication],
    [3, ca],
    [4, root],
  ] as const;
  const bytes = Buffer.concat([
    entry(0x00, Buffer.from([1])),
    entry(0x01, encodeIdentity(contents.identity, binding)),
    entry(0x03, encodeAddress(contents.address, 0, 117)),
    entry(0x05, contents.photo),
    entry(0x08, register ?? new Uint8Array()),
    entry(
      0x0c,
      Buffer.concat(
        chain.map(([tag, der]) => entry(tag, entry(0, Buffer.concat([der ?? new Uint8Array(), Buffer.alloc(9)])))),
      ),
    ),
  ]);
  return { card, bytes: new Uint8Array(bytes) };
};
