/** A source as an editor has it: CodeMirror knows one kind of line break, so that a source with others is not its text. */
export const asEdited = (source: string) => source.replace(/\r\n?/g, '\n');
