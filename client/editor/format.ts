/** The formatted source and where the cursor is in it; or in one sentence why it cannot be formatted. */
export type Formatted = { source: string; cursor: number } | { problem: string };

/**
 * The source as Prettier writes it, in single quotes as Express's guides have them; comments stay. Prettier is fetched
 * when it is first asked for.
 * @param cursor an offset into the source
 */
export async function format(source: string, cursor: number): Promise<Formatted> {
  const [{ formatWithCursor }, acorn, estree] = await Promise.all([
    import('prettier/standalone'),
    import('prettier/plugins/acorn'),
    import('prettier/plugins/estree'),
  ]);
  try {
    const { formatted, cursorOffset } = await formatWithCursor(source, {
      parser: 'acorn',
      plugins: [acorn, estree],
      singleQuote: true,
      cursorOffset: cursor,
    });
    return { source: formatted, cursor: Math.max(0, cursorOffset) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // the sentence alone: below it Prettier draws the code
    return { problem: error.message.split('\n')[0] ?? '' };
  }
}
