import { Tabs } from 'radix-ui';
import { type ComponentType, lazy, Suspense, useRef } from 'react';
import { CompareButton } from '../compare/compare-button.js';
import { Log } from '../log/log.js';
import { RealClients } from '../send/real-clients.js';
import { SendBar } from '../send/send-bar.js';
import { LiveStage } from '../stage/live-stage.js';
import { text } from '../text/text.js';
import { Caption } from '../timeline/caption.js';
import { Narration } from '../timeline/narration.js';
import { usePlayhead } from '../timeline/playhead.js';
import { Timeline } from '../timeline/timeline.js';
import { openPanel, type PanelName, usePanels } from './panels.js';
import { Problems } from './problems.js';
import { ShortcutKeys } from './shortcut-keys.js';

// what is heavy is loaded when it is first opened
const CookieInspector = lazy(() => import('../inspector/cookie-inspector.js'));
const StoreInspector = lazy(() => import('../inspector/store-inspector.js'));
const OptionsPanel = lazy(() => import('../options/options-panel.js'));
const CodeEditor = lazy(() => import('../editor/code-editor.js'));
const WorldPanel = lazy(() => import('../world/world-panel.js'));
const Terminal = lazy(() => import('../terminal/terminal.js'));

const { workspace } = text;

const panels: { name: PanelName; label: string; Panel: ComponentType; grows?: true }[] = [
  { name: 'log', label: workspace.tabs.log, Panel: Log },
  // `grows`: as long as it is, its fields do not scroll in a box of their own
  { name: 'cookies', label: workspace.tabs.cookies, Panel: CookieInspector, grows: true },
  { name: 'store', label: workspace.tabs.store, Panel: StoreInspector, grows: true },
  { name: 'options', label: workspace.tabs.options, Panel: OptionsPanel, grows: true },
  { name: 'code', label: workspace.tabs.code, Panel: CodeEditor },
  { name: 'world', label: workspace.tabs.world, Panel: WorldPanel, grows: true },
  { name: 'terminal', label: workspace.tabs.terminal, Panel: Terminal },
];

/**
 * Where things are done: what to send, the stage, its timeline, and the panels below.
 * @param codeBeside the code is beside the workspace, and needs no panel in it
 */
export function Workspace({ codeBeside = false }: { codeBeside?: boolean }) {
  const shown = codeBeside ? panels.filter(({ name }) => name !== 'code') : panels;
  const { open, opened } = usePanels();
  const tabs = useRef<HTMLDivElement>(null);
  const choose = (name: PanelName) => {
    openPanel(name);
    // it may lie below what is in view, and nothing would seem to have happened
    requestAnimationFrame(() => tabs.current?.scrollIntoView({ block: 'nearest' }));
  };
  const value = shown.some(({ name }) => name === open) ? open : 'log';
  return (
    <section
      id="playground"
      // said here and not asked of the stage by :has(), which would style all of the page anew with each event
      data-empty={usePlayhead(({ stage }) => stage.seq === 0)}
      aria-label={workspace.playground}
      className="flex min-w-0 scroll-mt-14 flex-col gap-4 p-4 lg:p-6"
    >
      <h2 className="sr-only">{workspace.playground}</h2>
      <div className="flex flex-col gap-1.5 max-lg:contents printing:hidden!">
        <SendBar>
          <CompareButton />
        </SendBar>
        <RealClients />
      </div>
      <Problems />
      <LiveStage />
      <div className="flex flex-col gap-1.5">
        <div className="contents printing:hidden">
          <Timeline />
        </div>
        <Caption />
        <Narration />
      </div>
      <ShortcutKeys />
      <Tabs.Root
        ref={tabs}
        value={value}
        onValueChange={(name) => choose(name as PanelName)}
        className="flex scroll-mt-14 flex-col"
      >
        <Tabs.List aria-label={workspace.panels} className="tabs -mx-1 printing:hidden">
          {shown.map(({ name, label }) => (
            <Tabs.Trigger key={name} value={name} className="tab">
              {label}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {shown.map(({ name, Panel, grows }) => (
          // a panel that was opened stays: the terminal keeps its lines, the editor its cursor
          <Tabs.Content
            key={name}
            value={name}
            // what is inside can be focused: the panel itself need not
            tabIndex={-1}
            {...(opened.includes(name) && { forceMount: true })}
            className={`pt-4 outline-offset-4 data-[state=inactive]:hidden printing:h-auto! ${grows ? 'lg:min-h-[28rem]' : 'lg:h-[28rem]'} ${name === 'log' ? 'printing:block!' : 'printing:hidden!'}`}
          >
            <Suspense fallback={<p className="text-faint text-sm">{workspace.loading}</p>}>
              <Panel />
            </Suspense>
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </section>
  );
}
