import { lazy, type ReactNode, Suspense } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { text } from '../text/text.js';

const CodeEditor = lazy(() => import('../editor/code-editor.js'));

/** The code on the left, as wide as one likes; each side scrolls by itself. */
export default function CodeBeside({ children }: { children: ReactNode }) {
  return (
    <Group orientation="horizontal" style={{ height: 'calc(100dvh - 3.5rem)' }}>
      <Panel defaultSize="31%" minSize="18rem" maxSize="50%" data-code>
        <section aria-label={text.workspace.tabs.code} className="h-full p-4">
          <Suspense fallback={<p className="text-faint text-sm">{text.workspace.loading}</p>}>
            <CodeEditor />
          </Suspense>
        </section>
      </Panel>
      <Separator className="split" aria-label={text.play.split} />
      <Panel className="relative">{children}</Panel>
    </Group>
  );
}
