/** The page's only style; it loads nothing. */
export const style = `
:root { color-scheme: light dark; --paper: #fcfcfa; --ink: #1d2126; --soft: #5c6570; --line: #dfe2e4; --box: #f2f3f1;
  --browser: #1560b8; --session: #7a3fc0; --handler: #0f7a4d; --store: #a55a00; --bad: #b3261e; --warn: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --paper: #15181c; --ink: #e7e9ea; --soft: #9aa4af; --line: #31373e;
  --box: #1d2126; --browser: #7fb7ff; --session: #c9a2ff; --handler: #6fd6a5; --store: #f0b366; --bad: #ff8f86; --warn: #f0c169; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.6rem; } h2 { margin: 2.5rem 0 .75rem; font-size: 1.15rem; } h3 { margin: 1.25rem 0 .4rem; font-size: .9rem; color: var(--soft); }
p { margin: .3rem 0; } code, pre, .at { font: .85rem/1.5 ui-monospace, monospace; } a { color: var(--browser); }
pre { margin: .4rem 0; padding: .75rem; background: var(--box); border-radius: .4rem; white-space: pre-wrap; overflow: auto; max-height: 30rem; }
.soft { color: var(--soft); } .bad { color: var(--bad); } .warn { color: var(--warn); } .yes { color: var(--handler); font-weight: 600; }
section.request { margin-top: 2rem; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: .6rem; }
section.request > h2 { margin-top: 0; }
.finding { margin: .75rem 0; padding: .75rem 1rem; border-left: .25rem solid var(--warn); background: var(--box); border-radius: 0 .4rem .4rem 0; }
ol { margin: 0; padding: 0; list-style: none; } li { border-top: 1px solid var(--line); } li:first-child { border-top: 0; }
summary { padding: .3rem 0; cursor: pointer; } summary:focus-visible { outline: 2px solid var(--browser); outline-offset: 2px; }
li > details > summary { border-left: .25rem solid var(--line); padding-left: .6rem; }
.browser > details > summary { border-color: var(--browser); } .session > details > summary { border-color: var(--session); }
.handler > details > summary { border-color: var(--handler); } .store > details > summary { border-color: var(--store); }
.at { color: var(--soft); margin-right: .5rem; }
dl { margin: 0; } dt { margin-top: .5rem; font-weight: 600; } dd { margin: 0; }
@media (max-width: 30rem) { body { padding: 1.25rem .75rem 3rem; } section.request { padding: .75rem; } }
`;
