export const isatty = () => false;
