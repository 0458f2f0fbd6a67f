import { Tabs } from 'radix-ui';
import { text } from '../text/text.js';
import { CopyField } from './copy-field.js';

const { share } = text;

/** The experiment as text for elsewhere. @param path where a frame shows it */
export function CopyAs({ json, path }: { json: string; path: string }) {
  const frame = `<iframe src="${window.location.origin}${path}" title="${text.play.title}" width="100%" height="900" style="border:0"></iframe>`;
  const texts = [
    { name: 'json', label: share.json, value: json, about: share.jsonAbout },
    { name: 'embed', label: share.embed, value: frame, about: share.embedAbout },
  ];
  return (
    <section aria-label={share.copyAs}>
      <h3 className="eyebrow">{share.copyAs}</h3>
      <Tabs.Root defaultValue="json">
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
