const HOME = 'DE';
const ABROAD = ['AT', 'FR', 'PL'];

// Shipping in cents. At home 4.90, free from 50.00 on; abroad 9.90 on
// top of that in any case. Unknown countries are a RangeError.
export function shipping(totalCents, country) {
  if (country !== HOME && !ABROAD.includes(country)) {
    throw new RangeError(`unknown country ${country}`);
  }
  const base = totalCents >= 5000 ? 0 : 490;
  return country === HOME ? base : base + 990;
}
