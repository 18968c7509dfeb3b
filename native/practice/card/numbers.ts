/** National and card numbers with right check digits, for people who do not exist. */

/**
 * National number of someone born on this ISO date. `order` is 996 to 998 for invented people: even for a woman, odd
 * for a man.
 */
export function nationalNumber(birthDate: string, order: number): string {
  const nine = `${birthDate.slice(2, 4)}${birthDate.slice(5, 7)}${birthDate.slice(8, 10)}${String(order).padStart(3, '0')}`;
  const value = Number(birthDate >= '2000' ? `2${nine}` : nine);
  return `${nine}${String(97 - (value % 97)).padStart(2, '0')}`;
}

/** Number of a residence card: B, seven digits, check digits. */
export function residenceCardNumber(seven: number): string {
  return `B${String(seven).padStart(7, '0')}${modulo97(seven)}`;
}

/** Number of a Belgian identity card: ten digits and check digits. */
export function identityCardNumber(ten: number): string {
  return `${String(ten).padStart(10, '0')}${modulo97(ten)}`;
}

function modulo97(value: number): string {
  return String(value % 97 || 97).padStart(2, '0');
}
