/**
 * What runs inside the page, as text: this project knows no browser. `$` is replaced by a JSON value. All of it works by
 * what a person would see.
 */
const inPage = (text: string, value: unknown): string => text.replaceAll('$', JSON.stringify(value));

/** Resolves with the milliseconds since the page was asked for, once the text stands in its main part. */
export const whenShown = (text: string): string =>
  inPage(
    `new Promise((resolve) => {
      const look = () => {
        const shown = document.querySelector('main')?.textContent.includes($) === true;
        if (shown) resolve(performance.now());
        else requestAnimationFrame(look);
      };
      look();
    })`,
    text,
  );

/**
 * Scrolls the table by so many pixels and resolves two frames later with the share of its height that shows no row: 0 when
 * there is no blank. Null at the end of the table, or when there is none.
 */
export const blankAfterScroll = (pixels: number): string =>
  inPage(
    `new Promise((resolve) => {
      const table = document.querySelector('main table');
      const scroller = table?.parentElement;
      if (!scroller || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 2) return resolve(null);
      scroller.scrollTop += $;
      requestAnimationFrame(() => requestAnimationFrame(() => {
        const { top, bottom } = scroller.getBoundingClientRect();
        let filled = 0;
        for (const row of table.querySelectorAll('tr[aria-rowindex]')) {
          const box = row.getBoundingClientRect();
          if (row.textContent.trim() !== '') filled += Math.max(0, Math.min(bottom, box.bottom) - Math.max(top, box.top));
        }
        resolve(Math.max(0, 1 - filled / (bottom - top)));
      }));
    })`,
    pixels,
  );
