import { Fragment } from 'react';

/** A sentence of a lesson, with what stands between backticks as code. */
export function WithCode({ children }: { children: string }) {
  return children.split('`').map((piece, i) =>
    i % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is what it is by its place
      <code key={i} className="lesson-code">
        {piece}
      </code>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is what it is by its place
      <Fragment key={i}>{piece}</Fragment>
    ),
  );
}
