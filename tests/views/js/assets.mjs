/* Where the modules under test lie. */

export const module = (name) => import(new URL(`../../../src/aidgraph/views/assets/js/${name}`, import.meta.url));
