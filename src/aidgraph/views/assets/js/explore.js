/* Exploring: how far the neighbourhood of a thing reaches, only it, pins, things hidden by hand, a path to another. */

import { button, byId, make, narrow } from "./dom.js";
import { lit } from "./focus.js";
import { pathEnds, pathOf } from "./paths.js";
import { DECIDES } from "./visible.js";

const FARTHEST = 5;

export function explorer(app) {
  const { model, words, store, viewport } = app;
  const tools = byId("tools"), card = byId("explored");
  const collapse = byId("collapse"), grouped = byId("group");
  const [less, more, only, pin, hide, from] = ["hops-less", "hops-more", "only", "pin", "hide", "path-from"].map(byId);
  const name = (i) => {
    const { zh, en } = words.nodeName(i);
    return [zh || en, en || zh];
  };
  const links = (n) => (n === 1 ? "link" : "links");

  /** The selected thing, or null. */
  function main() {
    const item = store.state.selected ? model.find(store.state.selected) : null;
    return item?.kind === "node" ? item.index : null;
  }

  /** Whether nothing but its neighbourhood is shown. */
  function isOnly() {
    return store.state.only !== null && store.state.only[0] === store.state.selected;
  }

  function hop(change) {
    const hops = Math.max(1, Math.min(FARTHEST, store.state.hops + change));
    store.set(isOnly() ? { hops, only: [store.state.selected, hops] } : { hops });
    const n = (lit(model, { ...store.state, path: null }, app.shown)?.nodes.size ?? 1) - 1;
    app.announce(`${hops} 步之内有 ${n} 个事物`, `${n} ${n === 1 ? "thing" : "things"} within ${hops} ${links(hops)}`);
  }

  function toggleOnly() {
    const { selected, hops } = store.state;
    store.set({ only: isOnly() ? null : [selected, hops], camera: null });
    const { nodeCount } = app.shown;
    app.announce(`显示 ${nodeCount} 个事物`, `${nodeCount} things shown`);
  }

  function togglePin() {
    const i = main(), id = store.state.selected, { [id]: at, ...others } = store.state.pinned;
    store.set({ pinned: at ? others : { ...others, [id]: [Math.round(model.x[i]), Math.round(model.y[i])] } });
    const [zh, en] = name(i);
    if (at) app.announce(`已取消固定：${zh}`, `Unpinned: ${en}`);
    else app.announce(`已固定：${zh}`, `Pinned: ${en}`);
  }

  function hideThing() {
    const [zh, en] = name(main());
    store.set({ hidden: [...store.state.hidden, store.state.selected], selected: "" });
    app.announce(`已隐藏：${zh}`, `Hidden: ${en}`);
    card.focus({ preventScroll: true });
  }

  function pathFrom() {
    const [zh, en] = name(main());
    store.set({ path: [store.state.selected], selected: "" });
    app.announce(`自 ${zh} 寻路：请选择终点`, `Path from ${en}: choose the other end`);
    card.focus({ preventScroll: true });
  }

  less.addEventListener("click", () => hop(-1));
  more.addEventListener("click", () => hop(1));
  only.addEventListener("click", toggleOnly);
  pin.addEventListener("click", togglePin);
  hide.addEventListener("click", hideThing);
  from.addEventListener("click", pathFrom);

  function toggleCollapse() {
    const id = store.state.selected, { collapsed } = store.state, [zh, en] = name(main());
    const open = collapsed.includes(id), n = model.inside[main()];
    store.set({ collapsed: open ? collapsed.filter((one) => one !== id) : [...collapsed, id].sort() });
    if (open) app.announce(`已展开：${zh}`, `Expanded: ${en}`);
    else app.announce(`${zh} 与其内 ${n} 个事物绘为一个`, `${en} is drawn as one with the ${n} things in it`);
  }

  const allPlaces = model.nodes.id.filter((_, i) => model.inside[i]).sort();
  const allGrouped = () => allPlaces.every((id) => store.state.collapsed.includes(id));

  /** Every place that others lie in, or none. */
  function group() {
    const places = allGrouped() ? [] : allPlaces;
    store.set({ collapsed: places });
    if (places.length) app.announce(`已归并，显示 ${app.shown.nodeCount} 个事物`, `Grouped: ${app.shown.nodeCount} things shown`);
    else app.announce("已全部展开", "Everything is expanded");
  }

  collapse.addEventListener("click", toggleCollapse);
  grouped?.addEventListener("click", group);

  /** What the selected item has to do with collapsed places. */
  function showFolds() {
    const { selected, collapsed } = store.state, i = main();
    const n = i === null ? 0 : model.inside[i];
    collapse.hidden = !n;
    collapse.replaceChildren(words.t(`与其内 ${n} 个事物合为一个`, `As one with the ${n} in it`));
    collapse.setAttribute("aria-pressed", collapsed.includes(selected));
    grouped?.setAttribute("aria-pressed", allGrouped());
    const place = i === null ? null : model.standIn(i), [zh, en] = place === null ? [] : name(place);
    byId("folded").hidden = place === i;
    byId("folded").replaceChildren(...(place === i ? [] : [words.t(`绘于 ${zh} 之内`, `Drawn as part of ${en}`)]));
    const edge = selected ? model.find(selected) : null;
    const members = edge?.kind === "edge" ? app.scene.bundles.members.get(app.scene.bundles.drawn[edge.index]) ?? [] : [];
    const bundle = byId("bundle");
    bundle.hidden = !members.length;
    bundle.querySelector("summary").replaceChildren(words.t(`${members.length} 条连线绘为一条`, `${members.length} links drawn as one`));
    bundle.querySelector("ul").replaceChildren(...members.map((one) => {
      const row = step(one);
      if (one === edge.index) row.firstChild.setAttribute("aria-current", "true");
      return row;
    }));
    tools.hidden = i === null && !members.length;
    for (const part of [less.parentElement, only, pin, hide, from]) part.hidden = i === null;
  }

  function showTools() {
    const { selected, hops, pinned } = store.state;
    byId("hops").replaceChildren(words.t(`${hops} 步`, `${hops} ${links(hops)}`));
    // Kept focusable: a button that turns itself off would lose the focus.
    less.setAttribute("aria-disabled", hops <= 1);
    more.setAttribute("aria-disabled", hops >= FARTHEST);
    only.setAttribute("aria-pressed", isOnly());
    pin.setAttribute("aria-pressed", Object.hasOwn(pinned, selected));
  }

  /** One line on what the reader did, with a button that undoes it. */
  function line(text, undo, label, patch, said) {
    const act = button("", () => {
      store.set(patch);
      app.announce(...said);
      (card.hidden ? app.stage : card).focus({ preventScroll: true });
    }, words.t(...label));
    act.dataset.undo = undo;
    return make("p", "", make("span", "", words.t(...text)), " ", act);
  }

  function step(edge) {
    const { zh, en } = words.edgeName(edge), about = make("span", "about");
    words.edgeNotes(edge).forEach((part, rank) => about.append(rank ? " · " : "", part));
    return make("li", "", button("", () => app.select({ kind: "edge", index: edge }), words.t(zh, en), about));
  }

  function pathLines(ends) {
    const [[zh, en], [toZh, toEn] = []] = ends.map(name);
    if (ends.length === 1) {
      return [line([`自 ${zh} 寻路：点击或搜索终点`, `Path from ${en}: click or search the other end`], "path",
        ["取消", "Cancel"], { path: null }, ["已取消", "Cancelled"])];
    }
    const path = pathOf(model, store.state, app.shown), n = path?.edges.length;
    const title = line([`${zh} 至 ${toZh}`, `${en} to ${toEn}`], "path", ["关闭", "Close"], { path: null }, ["路径已关闭", "Path closed"]);
    title.className = "title";
    if (!path) return [title, make("p", "", make("span", "", words.t("在所显示的内容中没有路径。", "No path among what is shown.")))];
    return [title,
      make("p", "about", make("span", "", words.t(`所显示内容中的最短路径：${n} 步，不计方向`, `The shortest among what is shown: ${n} ${links(n)}, whatever their direction`))),
      make("ol", "", ...path.edges.map(step))];
  }

  function showCard() {
    const { only: alone, hidden, pinned } = store.state, lines = [];
    const ends = pathEnds(model, store.state);
    if (ends) lines.push(...pathLines(ends));
    const centre = alone ? model.find(alone[0]) : null;
    if (centre?.kind === "node") {
      const [zh, en] = name(centre.index), hops = alone[1];
      lines.push(line([`只显示 ${zh} 及 ${hops} 步之内`, `Only ${en} and what is within ${hops} ${links(hops)}`], "only",
        ["全部显示", "Show everything"], { only: null, camera: null }, ["已全部显示", "Everything is shown"]));
    }
    if (hidden.length) {
      lines.push(line([`已隐藏：${hidden.length}`, `Hidden: ${hidden.length}`], "hidden", ["重新显示", "Show again"], { hidden: [] },
        ["已重新显示", "Shown again"]));
    }
    const count = Object.keys(pinned).length;
    if (count) {
      lines.push(line([`已固定：${count}`, `Pinned: ${count}`], "pinned", ["全部取消", "Unpin all"], { pinned: {} },
        ["已全部取消固定", "All unpinned"]));
    }
    const places = store.state.collapsed.length;
    if (places) {
      lines.push(line([`合并的地方：${places}`, `Places drawn as one: ${places}`], "collapsed", ["全部展开", "Expand all"],
        { collapsed: [] }, ["已全部展开", "Everything is expanded"]));
    }
    card.replaceChildren(...lines);
    card.hidden = !lines.length;
  }

  store.on(["selected", "hops", "only", "pinned"], showTools);
  store.on([...DECIDES, "selected"], showFolds);
  store.on([...DECIDES, "pinned", "path"], showCard);
  store.on(["only"], () => { if (viewport.untouched) viewport.fit(); });
  store.on(["path"], (state) => {
    if (state.path?.length !== 2) return;
    const path = pathOf(model, state, app.shown), n = path?.edges.length;
    const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = card;
    if (path) viewport.show(path.nodes, narrow() ? 0 : left + width, narrow() ? top + height : 0);
    if (path) app.announce(`最短路径：${n} 步`, `Shortest path: ${n} ${links(n)}`);
    else app.announce("在所显示的内容中没有路径。", "No path among what is shown.");
    card.focus({ preventScroll: true });
  });
  viewport.room = () => app.panel.room();
  showTools();
  showFolds();
  showCard();
}
