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
    '.cm-tooltip, .cm-panels': { background: 'var(--surface)', color: 'var(--ink)', border: '1px solid var(--line)' },
    '.cm-tooltip-autocomplete > ul > li[aria-selected]': { background: 'var(--sunken)', color: 'var(--ink)' },
    '.cm-lintRange-error': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy var(--danger)',
      textUnderlineOffset: '0.25em',
    },
    '.cm-lint-marker-error': {
      content: 'none',
      borderRadius: '50%',
      background: 'var(--danger)',
      width: '0.6em',
      height: '0.6em',
    },
    '.cm-diagnostic-error': { borderLeftColor: 'var(--danger)' },
  }),
  syntaxHighlighting(colours),
];
