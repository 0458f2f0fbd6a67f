/** The colours of the page (`client/design/tokens.css`), as light and dark. */
const colours = {
  paper: ['#f7f5f0', '#14161c'],
  surface: ['#ffffff', '#1c1f27'],
  sunken: ['#efece4', '#101218'],
  line: ['#dfdacd', '#2f3440'],
  strong: ['#8d8677', '#6d7484'],
  ink: ['#1f1c17', '#eceae4'],
  soft: ['#4f4a40', '#bdbcb6'],
  faint: ['#676155', '#9c9da0'],
  danger: ['#b3261e', '#ff9088'],
  browser: ['#1a5bc4', '#82b4ff'],
  middleware: ['#8b2fb0', '#dba0ff'],
  handler: ['#a34a06', '#ffb36b'],
  store: ['#0b6b5f', '#55d3ba'],
} as const;

/** `ink`: filled with it; `ink-edge`: a line of it around; `dashed`: that line in dashes. */
const coloured = (which: 0 | 1) =>
  Object.entries(colours)
    .map(([name, both]) => `.${name}{fill:${both[which]}}.${name}-edge{stroke:${both[which]}}`)
    .join('');

const shapes = [
  '.sans{font-family:Inter,system-ui,sans-serif}',
  '.serif{font-family:"Source Serif 4",ui-serif,Georgia,serif}',
  '.mono{font-family:"JetBrains Mono",ui-monospace,Menlo,Consolas,monospace}',
  '.hollow{fill:none}.dashed{stroke-dasharray:4 4}',
].join('');

/** The style of a picture that is always light. */
export const light = `${shapes}${coloured(0)}`;

/** The style of a picture that is as light or dark as who looks at it has asked for. */
export const lightOrDark = `${light}@media (prefers-color-scheme:dark){${coloured(1)}}`;
