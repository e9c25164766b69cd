/** `3,087.75` for `3087.75`: thousands apart, as both languages write them. What is no number stays as it is. */
export function grouped(figure: string): string {
  const parts = /^([-−]?)(\d{4,})(\.\d+)?$/.exec(figure);
  if (parts === null) return figure;
  const [, sign = '', whole = '', fraction = ''] = parts;
  return `${sign}${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${fraction}`;
}
