/**
 * Every locale file, one line each, so that a text key which does not exist is an error of the compiler.
 * A test compares this list with the files in `resources/locales/nl`.
 */
interface Files {
  appointments: typeof import('../../resources/locales/nl/appointments.json');
  card: typeof import('../../resources/locales/nl/card.json');
  cardCheck: typeof import('../../resources/locales/nl/cardCheck.json');
  cardNext: typeof import('../../resources/locales/nl/cardNext.json');
  cardPaper: typeof import('../../resources/locales/nl/cardPaper.json');
  cardSheet: typeof import('../../resources/locales/nl/cardSheet.json');
  caseFile: typeof import('../../resources/locales/nl/caseFile.json');
  arrivals: typeof import('../../resources/locales/nl/arrivals.json');
  caseSteps: typeof import('../../resources/locales/nl/caseSteps.json');
  cases: typeof import('../../resources/locales/nl/cases.json');
  certificates: typeof import('../../resources/locales/nl/certificates.json');
  certificateStatus: typeof import('../../resources/locales/nl/certificateStatus.json');
  collection: typeof import('../../resources/locales/nl/collection.json');
  common: typeof import('../../resources/locales/nl/common.json');
  counter: typeof import('../../resources/locales/nl/counter.json');
  customer: typeof import('../../resources/locales/nl/customer.json');
  customerDesk: typeof import('../../resources/locales/nl/customerDesk.json');
  data: typeof import('../../resources/locales/nl/data.json');
  eidFile: typeof import('../../resources/locales/nl/eidFile.json');
  errors: typeof import('../../resources/locales/nl/errors.json');
  evidence: typeof import('../../resources/locales/nl/evidence.json');
  filters: typeof import('../../resources/locales/nl/filters.json');
  history: typeof import('../../resources/locales/nl/history.json');
  household: typeof import('../../resources/locales/nl/household.json');
  intake: typeof import('../../resources/locales/nl/intake.json');
  keys: typeof import('../../resources/locales/nl/keys.json');
  openPoints: typeof import('../../resources/locales/nl/openPoints.json');
  paper: typeof import('../../resources/locales/nl/paper.json');
  personFile: typeof import('../../resources/locales/nl/personFile.json');
  pin: typeof import('../../resources/locales/nl/pin.json');
  practice: typeof import('../../resources/locales/nl/practice.json');
  pinWork: typeof import('../../resources/locales/nl/pinWork.json');
  print: typeof import('../../resources/locales/nl/print.json');
  profileEditor: typeof import('../../resources/locales/nl/profileEditor.json');
  profileField: typeof import('../../resources/locales/nl/profileField.json');
  profileOption: typeof import('../../resources/locales/nl/profileOption.json');
  profilePart: typeof import('../../resources/locales/nl/profilePart.json');
  profileProblems: typeof import('../../resources/locales/nl/profileProblems.json');
  profileSection: typeof import('../../resources/locales/nl/profileSection.json');
  quote: typeof import('../../resources/locales/nl/quote.json');
  reader: typeof import('../../resources/locales/nl/reader.json');
  rights: typeof import('../../resources/locales/nl/rights.json');
  retention: typeof import('../../resources/locales/nl/retention.json');
  returned: typeof import('../../resources/locales/nl/returned.json');
  rules: typeof import('../../resources/locales/nl/rules.json');
  session: typeof import('../../resources/locales/nl/session.json');
  settings: typeof import('../../resources/locales/nl/settings.json');
  staffMembers: typeof import('../../resources/locales/nl/staffMembers.json');
  till: typeof import('../../resources/locales/nl/till.json');
  visit: typeof import('../../resources/locales/nl/visit.json');
}

type WithoutPlural<Key extends string> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key;
type Leaves<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? WithoutPlural<Key> : `${Key}.${Leaves<Node[Key]>}`;
}[keyof Node & string];

/** A text key that exists: `<file>.<path>`. Plural forms (`_one`, `_other`) go by their base name and need `count`. */
export type TextKey = Leaves<Files>;
