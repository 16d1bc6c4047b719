/* Colour, size and ring by a measure of the reader's choice, and what the legend says of them. */

import { byId, make } from "./dom.js";
import { brief, byCategory, counted, extent, looksOf, measuresOf, radii, ringsOf, shades } from "./measures.js";
import { DECIDES } from "./visible.js";

const CHANNELS = [
  { key: "colour", zh: "颜色", en: "Colour", none: ["类型", "Type"] },
  { key: "size", zh: "大小", en: "Size", none: ["连线数", "Links"], fits: (measure) => !measure.categories && measure.code !== "links" },
  { key: "ring", zh: "环", en: "Ring", none: ["无", "None"] },
];

export function measuring(app) {
  const { data, model, words, store, scene, viewport } = app;
  const measures = measuresOf(model);
  const offered = new Map(CHANNELS.map(({ key, fits = () => true }) => [key, measures.filter(fits)]));
  const chosen = (key) => offered.get(key).find((measure) => measure.code === store.state[key]) ?? null;
  app.chosen = () => Object.fromEntries(CHANNELS.map(({ key }) => [key, chosen(key)]));
  const hueOf = (rank, key) => data.hues[rank][key === "ring" ? (scene.theme.dark ? 2 : 1) : 0]; // a ring lies on the paper itself

  function dress() {
    scene.setLooks(looksOf(model, chosen("colour"), scene.theme.dark));
    scene.rings = ringsOf(model, chosen("ring"));
    model.r.set(radii(model, chosen("size")));
    scene.moved();
  }

  function option(value, zh, en) {
    const made = make("option", "", words.pick(zh, en));
    Object.assign(made.dataset, { zh, en });
    made.value = value;
    return made;
  }

  /** The categories that have a hue, and the rest. */
  function categoryList(key, measure) {
    const { counts, order, hue } = byCategory(measure, data.hues), found = counted(measure, app.shown.nodes);
    const named = order.filter((i) => hue[i] < data.hues.length - 1), rest = order.slice(named.length);
    const row = (rank, text, members) => {
      const [some, all] = [found, counts].map((held) => members.reduce((total, i) => total + held[i], 0));
      const dot = make("span", "dot");
      dot.style.background = hueOf(rank, key);
      return make("li", "", dot, make("span", "name", text), make("span", "count", `${some} / ${all}`));
    };
    const rows = named.map((i) => row(hue[i], words.t(...measure.categories[i]), [i]));
    if (rest.length) rows.push(row(data.hues.length - 1, words.t(`其余 ${rest.length} 类`, `${rest.length} more`), rest));
    return make("ul", "", ...rows);
  }

  function ticks(found) {
    return make("p", "ticks", ...[found.least, found.value(0.5), found.most].map((value) => make("span", "", brief(value))));
  }

  function explained(key, measure) {
    if (measure.categories) return [categoryList(key, measure)];
    const found = extent(measure.values), rows = [];
    if (key === "colour") {
      const cells = shades(scene.theme.dark).map((colour) => {
        const cell = make("span", "");
        cell.style.background = colour;
        return cell;
      });
      rows.push(make("div", "bar", ...cells), ticks(found));
    } else if (key === "size") {
      rows.push(make("p", "", words.t(`半径依平方根，自 ${brief(found.least)} 至 ${brief(found.most)}`,
        `Radius by square root, from ${brief(found.least)} to ${brief(found.most)}`)));
    } else {
      rows.push(make("p", "", words.t(`整环为 ${brief(found.most)}`, `A full ring is ${brief(found.most)}`)));
    }
    if (measure.values.includes(null)) rows.push(make("p", "", words.t("空心：无值", "Hollow: no value")));
    return rows;
  }

  /** In the panel: what the chosen measures say of the selected thing. */
  function measured() {
    const item = store.state.selected ? model.find(store.state.selected) : null, line = byId("measured");
    const parts = item?.kind !== "node" ? [] : [...new Set(CHANNELS.map(({ key }) => chosen(key)).filter(Boolean))].map((measure) => {
      const value = measure.values[item.index];
      const said = value === null ? words.t("无值", "no value") : measure.categories ? words.t(...measure.categories[value]) : brief(value);
      return make("span", "", words.t(measure.zh, measure.en), " ", make("b", "", said));
    });
    line.replaceChildren(...parts);
    line.hidden = !parts.length;
  }

  for (const channel of CHANNELS) {
    const { key, zh, en, none } = channel, select = byId(`by-${key}`);
    select.append(option("", ...none), ...offered.get(key).map((one) => option(one.code, one.zh, one.en)));
    const show = () => {
      const measure = chosen(key);
      select.value = measure?.code ?? "";
      byId(`about-${key}`).replaceChildren(...(measure ? explained(key, measure) : []));
      byId("legend").classList.toggle("measured", chosen("colour") !== null);
    };
    select.addEventListener("change", () => store.set({ [key]: select.value }));
    channel.show = show;
    store.on([key], () => {
      show();
      const measure = chosen(key);
      app.announce(`${zh}：${measure ? measure.zh : none[0]}`, `${en}: ${measure ? measure.en : none[1]}`);
    });
  }

  const dressAll = () => {
    dress();
    for (const { show } of CHANNELS) show();
  };
  store.on(CHANNELS.map(({ key }) => key), dress);
  store.on(DECIDES, () => { for (const { key, show } of CHANNELS) if (chosen(key)?.categories) show(); });
  store.on([...CHANNELS.map(({ key }) => key), "selected"], measured);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    dressAll();
    viewport.redraw();
  });
  dressAll();
  measured();
}
