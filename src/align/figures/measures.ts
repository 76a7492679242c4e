/** Units of one dimension by what one of them is in the dimension's base unit (SI; acre, mile and pound as defined in 1959). */
const MEASURES: ReadonlyMap<string, readonly [dimension: string, factor: number]> = new Map([
  ['km', ['length', 1000]],
  ['m', ['length', 1]],
  ['mile', ['length', 1609.344]],
  ['yard', ['length', 0.9144]],
  ['foot', ['length', 0.3048]],
  ['km/h', ['speed', 1]],
  ['mph', ['speed', 1.609344]],
  ['kg', ['mass', 1]],
  ['lb', ['mass', 0.45359237]],
  ['tonne', ['mass', 1000]],
  ['ton', ['mass', 907.18474]],
  ['acre', ['area', 4046.8564224]],
  ['hectare', ['area', 10000]],
  ['second', ['time', 1]],
  ['minute', ['time', 60]],
  ['hour', ['time', 3600]],
  ['day', ['time', 86400]],
  ['week', ['time', 604800]],
  ['month', ['time', 2629746]],
  ['year', ['time', 31556952]],
  ['decade', ['time', 315569520]],
]);

/** What `unit` measures ("length" for miles and kilometres), the unit itself when nothing converts into it. */
export const dimensionOf = (unit: string | null): string | null => (unit === null ? null : (MEASURES.get(unit)?.[0] ?? unit));

/** `value` in the base unit of its dimension, so that miles and kilometres can be compared. */
export const inBaseUnit = (value: number, unit: string | null): number => value * (MEASURES.get(unit ?? '')?.[1] ?? 1);

/** `value` given in the unit `from`, in the unit `to`; as it is where neither converts into the other. Six digits are enough for the news. */
export function convert(value: number, from: string | null, to: string | null): number {
  if (from === to || dimensionOf(from) !== dimensionOf(to)) return value;
  return Number((inBaseUnit(value, from) / inBaseUnit(1, to)).toPrecision(6));
}

/** A share given in per cent or as a fraction, as the unit `to` has it: only `percent` is a hundredth. */
export function convertShare(value: number, from: string | null, to: string | null): number {
  if ((from === 'percent') === (to === 'percent')) return value;
  return Number((to === 'percent' ? value * 100 : value / 100).toPrecision(6));
}
