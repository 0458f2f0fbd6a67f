import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';
import { EditorView } from 'codemirror';

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword], color: 'var(--middleware)' },
  { tag: [tags.string, tags.regexp], color: 'var(--store)' },
  { tag: [tags.bool, tags.number, tags.null], color: 'var(--handler)' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: 'var(--browser)' },
  { tag: tags.comment, color: 'var(--ink-faint)', fontStyle: 'italic' },
  { tag: [tags.punctuation, tags.operator], color: 'var(--ink-soft)' },
]);

/** How a remark shows: under the code, beside its line, and in the note that tells it. */
const remark = (severity: string, colour: string, line: 'wavy' | 'dotted') => ({
  [`.cm-lintRange-${severity}`]: {
    backgroundImage: 'none',
    textDecoration: `underline ${line} ${colour}`,
    textUnderlineOffset: '0.25em',
  },
  [`.cm-lint-marker-${severity}`]: {
    content: 'none',
    borderRadius: severity === 'error' ? '50%' : severity === 'warning' ? '1px' : '50% 50% 50% 0',
    background: colour,
    width: '0.6em',
    height: '0.6em',
    marginTop: '0.45em',
  },
  [`.cm-diagnostic-${severity}`]: { borderLeftColor: colour },
});

/** The editor in the colours of the page, dark and light. */
export const codeTheme = [
  EditorView.theme({
    '&': { height: '100%', fontSize: '0.84rem', background: 'var(--surface)', color: 'var(--ink)' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.65' },
    '.cm-content': { padding: '0.75rem 0', caretColor: 'var(--ink)' },
    '.cm-gutters': { background: 'var(--surface)', color: 'var(--ink-faint)', border: 'none', paddingLeft: '0.4rem' },
    '.cm-activeLine, .cm-activeLineGutter': { background: 'color-mix(in oklab, var(--sunken) 60%, transparent)' },
    '.cm-cursor': { borderLeftColor: 'var(--ink)' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
      background: 'color-mix(in oklab, var(--browser) 26%, transparent)',
    },
    '.cm-matchingBracket': { background: 'color-mix(in oklab, var(--store) 22%, transparent)', outline: 'none' },
    '.cm-lit': { background: 'color-mix(in oklab, var(--lit) 15%, transparent)' },
    '.cm-line.cm-lit': { position: 'relative', boxShadow: 'inset 3px 0 var(--lit)' },
    // whose request it is, so that the colour is not alone; over the line's end, which wraps as it did before
    '.cm-line.cm-lit::after': {
      content: 'attr(data-requests)',
      position: 'absolute',
      right: '0.2em',
      bottom: '0.1em',
      padding: '0.1em 0.5em',
      borderRadius: '0.4em',
      background: 'var(--lit)',
      color: 'var(--surface)',
      fontSize: '0.85em',
    },
    '.cm-lit-middleware': { '--lit': 'var(--middleware)' },
    '.cm-lit-handler': { '--lit': 'var(--handler)' },
    '.cm-tooltip, .cm-panels': { background: 'var(--surface)', color: 'var(--ink)', border: '1px solid var(--line)' },
    '.cm-tooltip': { borderRadius: '0.6rem', boxShadow: 'var(--lift)' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul': {
      fontFamily: 'var(--mono)',
      maxHeight: '15em',
      borderRadius: 'inherit',
    },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.2rem 0.7rem', lineHeight: '1.5' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
      background: 'var(--sunken)',
      color: 'var(--ink)',
    },
    '.cm-completionDetail': { color: 'var(--ink-faint)', fontStyle: 'normal', marginLeft: '1em' },
    '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
    '.cm-tooltip.cm-completionInfo': {
      padding: '0.5rem 0.75rem',
      maxWidth: '22rem',
      color: 'var(--ink-soft)',
      fontFamily: 'var(--sans)',
      fontSize: '0.8rem',
    },
    ...remark('error', 'var(--danger)', 'wavy'),
    ...remark('warning', 'var(--handler)', 'wavy'),
    ...remark('hint', 'var(--line-strong)', 'dotted'),
    '.cm-diagnostic': { padding: '0.5rem 0.75rem', maxWidth: '34rem', fontFamily: 'var(--sans)', fontSize: '0.82rem' },
    '.cm-diagnosticAction': {
      margin: '0.4rem 0 0',
      padding: '0.2rem 0.6rem',
      display: 'block',
      borderRadius: '0.4rem',
      background: 'var(--ink)',
      color: 'var(--surface)',
    },
  }),
  syntaxHighlighting(colours),
];
