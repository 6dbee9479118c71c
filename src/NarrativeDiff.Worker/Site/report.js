// What a reader does with the page beyond reading: choose two articles, filter findings, look at the nearest sentence.
// The page is whole without it. Article text is only ever copied as text (textContent), never parsed.
(() => {
  'use strict';
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const make = (name, css, text) => {
    const node = document.createElement(name);
    if (css) node.className = css;
    if (text) node.textContent = text;
    return node;
  };

  // A link may lead into something folded: unfold it.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let at = target.parentElement; at; at = at.parentElement) if (at.localName === 'details') at.open = true;
    if (target.localName === 'details') target.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', unfold);
  if (location.hash) unfold();

  // Word diff: the longest common run of words, marks and numbers; quotation-mark shapes are one.
  const words = text => [...text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’.,-][\p{L}\p{N}\p{M}]+)*|[^\s]/gu)].map(match =>
    ({ at: match.index, end: match.index + match[0].length, key: match[0].toLowerCase().replace(/[‘’]/g, "'").replace(/[“”„«»]/g, '"') }));
  const common = (a, b) => {
    const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i--)
      for (let j = b.length - 1; j >= 0; j--)
        table[i][j] = a[i].key === b[j].key ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    const [left, right] = [new Set(), new Set()];
    for (let i = 0, j = 0; i < a.length && j < b.length;)
      if (a[i].key === b[j].key) { left.add(i++); right.add(j++); }
      else if (table[i + 1][j] >= table[i][j + 1]) i++;
      else j++;
    return [left, right];
  };
  const marked = (text, list, shared) => {
    const node = make('span');
    let at = 0, mark = null;
    list.forEach((word, i) => {
      const space = text.slice(at, word.at), own = text.slice(word.at, word.end);
      if (shared.has(i)) { mark = null; node.append(space + own); }
      else if (mark) mark.textContent += space + own;
      else { node.append(space); node.append(mark = make('mark', 'varies', own)); }
      at = word.end;
    });
    node.append(text.slice(at));
    return node;
  };

  // Side by side: rows come from the server, words from the articles on the page.
  const controls = one('[data-pairs]');
  const table = one('table.pair');
  if (controls && table) {
    const [left, right, changes, output] = ['[data-side=left]', '[data-side=right]', '[data-changes]', 'output'].map(selector => one(selector, controls));
    const rows = new Map(all('i[data-pair]').map(node => [node.dataset.pair, node.textContent]));
    const lines = (siglum, indexes) => indexes.split('+').filter(Boolean).map(index => {
      const line = document.getElementById(`${siglum}-${index}`);
      return { at: one('.at', line).textContent, text: one('.t', line).textContent, headline: line.classList.contains('headline') };
    });
    const side = (mine, other) => {
      const cell = make('td');
      cell.dir = 'auto';
      const against = words(other.map(line => line.text).join(' '));
      let same = mine.length > 0 && other.length > 0;
      for (const line of mine) {
        const list = words(line.text);
        const shared = other.length ? common(against, list)[1] : new Set();
        const readable = other.length && 2 * shared.size / (list.length + against.length) >= 0.25;
        same &&= shared.size === list.length;
        const paragraph = make('p', line.headline ? 'headline' : 'body');
        paragraph.append(make('small', '', line.at), readable ? marked(line.text, list, shared) : make('span', '', line.text));
        cell.append(paragraph);
      }
      return [cell, same];
    };
    const draw = () => {
      const [a, b] = [left.value, right.value];
      const flipped = !rows.has(`${a} ${b}`);
      const body = make('tbody');
      let hidden = 0;
      for (const row of (rows.get(`${a} ${b}`) ?? rows.get(`${b} ${a}`) ?? '').split(' ').filter(Boolean)) {
        const moved = row.endsWith('m');
        let [l, r] = row.replace('m', '').split(':');
        if (flipped) [l, r] = [r, l];
        const [mine, theirs] = [lines(a, l), lines(b, r)];
        const [cell, sameOne] = side(mine, theirs), [beside, sameTwo] = side(theirs, mine);
        const same = sameOne && sameTwo;
        const line = make('tr', `${mine.length && theirs.length ? 'linked' : 'alone'}${moved ? ' moved' : ''}${same ? ' same' : ''}`);
        if (mine.length && theirs.length) line.tabIndex = 0;
        if (moved) line.title = `Moved: ${mine.map(x => x.at)} on the left, ${theirs.map(x => x.at)} on the right`;
        line.append(cell, beside);
        line.hidden = changes.checked && same && !moved;
        hidden += line.hidden;
        body.append(line);
      }
      one('tbody', table).replaceWith(body);
      [left, right].forEach((select, i) => { all('th', table)[i].textContent = select.selectedOptions[0].textContent; });
      output.textContent = a === b ? 'Choose two different articles' : changes.checked ? `${hidden} rows without a change hidden` : '';
    };
    controls.hidden = false;
    controls.addEventListener('change', draw);
    draw();
  }

  // Filters: what is hidden is counted.
  const filters = one('[data-filters]');
  if (filters) {
    const value = name => { const field = one(`[data-filter=${name}]`, filters); return field.type === 'checkbox' ? field.checked : field.value; };
    const apply = () => {
      const [rule, outlet, weight, headline] = ['rule', 'outlet', 'weight', 'headline'].map(value);
      const list = all('.all-findings tbody tr');
      for (const row of list)
        row.hidden = !!((rule && row.dataset.rule !== rule) || (outlet && !row.dataset.outlets.split('\n').includes(outlet))
          || Number(row.dataset.weight) < Number(weight) || (headline && row.dataset.headline !== '1'));
      const hidden = list.filter(row => row.hidden).length;
      one('output', filters).textContent = `${list.length - hidden} shown, ${hidden} hidden`;
    };
    filters.hidden = false;
    filters.addEventListener('input', apply);
    apply();
    // A link to a hidden row shows it again.
    addEventListener('hashchange', () => {
      const row = document.getElementById(location.hash.slice(1));
      if (row?.hidden) { row.hidden = false; row.scrollIntoView(); }
    });
  }

  // The nearest sentence of a cell, beside it on hover and focus.
  let tip = null;
  const hide = () => { tip?.remove(); tip = null; };
  const show = event => {
    const link = event.target.closest?.('td a[data-n]');
    if (!link) return;
    hide();
    const line = document.getElementById(link.dataset.n);
    if (!line) return;
    tip = make('div', 'tip', link.getAttribute('aria-label'));
    tip.setAttribute('role', 'tooltip');
    const quote = make('q', '', one('.t', line).textContent.slice(0, 280));
    quote.dir = 'auto';
    tip.append(quote);
    document.body.append(tip);
    const box = link.getBoundingClientRect();
    tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8)) + scrollX}px`;
    tip.style.top = `${box.bottom + 6 + scrollY}px`;
  };
  for (const link of all('td a[data-n]')) link.removeAttribute('title');
  for (const [on, off] of [['mouseover', 'mouseout'], ['focusin', 'focusout']]) {
    addEventListener(on, show);
    addEventListener(off, hide);
  }
  addEventListener('keydown', event => { if (event.key === 'Escape') hide(); });

  // Paper has no fold to open.
  addEventListener('beforeprint', () => all('details:not(.why)').forEach(fold => { fold.open = true; }));
})();
