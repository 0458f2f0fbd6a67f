/**
 * While the page is printed, or about to be, `data-printing` says so. The styles of paper hang on it and not on
 * `@media print`, so that the stage can be laid out, and its packets be put in place, before it is drawn.
 */
export function watchPrinting() {
  const { dataset } = document.documentElement;
  window.addEventListener('beforeprint', () => {
    dataset.printing = '';
  });
  window.addEventListener('afterprint', () => {
    delete dataset.printing;
  });
}
