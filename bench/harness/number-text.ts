/** Three significant digits. */
export const numberText = (value: number): string =>
  value.toLocaleString('en', {
    maximumFractionDigits:
      value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))),
  });
