import { Tabs } from 'radix-ui';
import type { Experiment } from '../../protocol/experiment.js';
import { useSandboxOrigin } from '../live/origin.js';
import { text } from '../text/text.js';
import { CopyField } from './copy-field.js';
import { curlLines } from './curl-line.js';

const { share } = text;

type Props = { experiment: Experiment; json: string /** Where a frame shows it. */; path: string };

/** The experiment as text for elsewhere. */
export function CopyAs({ experiment, json, path }: Props) {
  const sandbox = useSandboxOrigin();
  const frame = `<iframe src="${window.location.origin}${path}" title="${text.play.title}" width="100%" height="900" style="border:0"></iframe>`;
  const curl = sandbox === null ? '' : curlLines(experiment.actions, sandbox);
  const texts = [
    ...(curl === '' ? [] : [{ name: 'curl', label: share.curl, value: curl, about: share.curlAbout }]),
    { name: 'json', label: share.json, value: json, about: share.jsonAbout },
    { name: 'embed', label: share.embed, value: frame, about: share.embedAbout },
  ];
  return (
    <section aria-label={share.copyAs}>
      <h3 className="eyebrow">{share.copyAs}</h3>
      <Tabs.Root defaultValue={texts[0]?.name ?? ''}>
        <Tabs.List aria-label={share.copyAs} className="-mx-1 flex border-line border-b">
          {texts.map(({ name, label }) => (
            <Tabs.Trigger key={name} value={name} className="tab">
              {label}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {texts.map(({ name, label, value, about }) => (
          <Tabs.Content key={name} value={name} tabIndex={-1} className="flex flex-col gap-2 pt-3">
            <CopyField label={label} value={value} rows={name === 'embed' ? 3 : 7} />
            <p className="text-faint text-sm">{about}</p>
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </section>
  );
}
