/* The colours of the page as the canvas needs them. */

export function theme() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    paper: colour("paper"), ink: colour("ink"), muted: colour("muted"), rule: colour("rule"), edge: colour("edge"), accent: colour("accent"), clash: colour("clash"),
  };
}
