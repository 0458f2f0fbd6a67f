/**
 * The page's styles as they are now, for a picture that stands alone: a media query that holds is gone and its rules are
 * there, one that does not hold is gone with them. In a picture it would ask about the picture.
 */
export function flatStyles(): string {
  return [...document.styleSheets].map((sheet) => flat(sheet.cssRules)).join('\n');
}

function flat(rules: CSSRuleList): string {
  return [...rules].map(flatRule).join('\n');
}

function flatRule(rule: CSSRule): string {
  if (rule instanceof CSSMediaRule) return matchMedia(rule.conditionText).matches ? flat(rule.cssRules) : '';
  if (rule instanceof CSSStyleRule)
    return `${rule.selectorText} { ${rule.style.cssText} ${rule.cssRules.length > 0 ? flat(rule.cssRules) : ''} }`;
  if (rule instanceof CSSLayerBlockRule) return `@layer ${rule.name} { ${flat(rule.cssRules)} }`;
  if (rule instanceof CSSContainerRule) return `@container ${rule.conditionText} { ${flat(rule.cssRules)} }`;
  if (rule instanceof CSSSupportsRule) return `@supports ${rule.conditionText} { ${flat(rule.cssRules)} }`;
  return rule.cssText;
}
