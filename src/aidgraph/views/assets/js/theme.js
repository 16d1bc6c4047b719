/* The colours of the page as the canvas needs them. */

export function theme() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    paper: colour("paper"), ink: colour("ink"), muted: colour("muted"), rule: colour("rule"), edge: colour("edge"), accent: colour("accent"), clash: colour("clash"),
  };
}

/** The same on light paper, whatever the page is on: for pictures that are taken away. */
export const PAPER = { dark: false, paper: "#ffffff", ink: "#1c2430", muted: "#596373", rule: "#dde1e7", edge: "#7f8998", accent: "#1f5fae", clash: "#c63a4d" };
