import './compare.css';
import { Header } from '../app/header.js';
import { SendBar } from '../send/send-bar.js';
import { text } from '../text/text.js';
import { BothLog } from './both-log.js';
import { BothNarration } from './both-narration.js';
import { BothProblems } from './both-problems.js';
import { BothStages } from './both-stages.js';
import { BothTimeline } from './both-timeline.js';
import { Captions } from './captions.js';
import { ChooseOtherwise } from './choose-otherwise.js';
import { useFollowedPair } from './followed-pair.js';
import { labels } from './labels.js';
import type { Pair } from './pair.js';
import { WhatChanged } from './what-changed.js';

const says = text.compare;

/** Two sandboxes in which the same is done, what came of it side by side, and what differs. */
export default function Comparison({ given }: { given: Pair }) {
  const { pair, change } = useFollowedPair(given);
  const called = labels(pair);
  return (
    <div className="flex min-h-dvh flex-col">
      <Header>{says.title}</Header>
      <main className="flex min-w-0 flex-col gap-4 p-4 lg:gap-3">
        <div className="flex flex-col gap-x-6 gap-y-4 pt-2 lg:flex-row lg:flex-wrap lg:items-end lg:justify-between">
          <WhatChanged label={called?.b ?? null} />
          <ChooseOtherwise pair={pair} change={change} />
        </div>
        <SendBar />
        <BothProblems />
        <BothStages pair={pair} called={called} />
        <div className="z-10 flex flex-col gap-2 lg:sticky lg:bottom-0 lg:-mx-4 lg:border-line lg:border-t lg:bg-paper lg:px-4 lg:py-2">
          <BothTimeline />
          <Captions />
          <BothNarration />
        </div>
        <BothLog />
      </main>
    </div>
  );
}
