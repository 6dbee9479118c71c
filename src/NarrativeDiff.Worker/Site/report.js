// Comfort only: the page can be read without it. Text is moved as nodes or textContent, never as markup.
'use strict';
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = id => document.getElementById(id);
  all('[data-script]').forEach(part => { part.hidden = false; });
  all('form').forEach(form => form.addEventListener('submit', event => event.preventDefault()));

  // A link into something folded opens it.
  const reveal = () => {
    let id = '';
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = id && byId(id);
    if (!target) return;
    for (let part = target; part; part = part.parentElement) if (part.tagName === 'DETAILS') part.open = true;
    target.scrollIntoView({ block: target.offsetHeight > innerHeight / 2 ? 'start' : 'center' });
  };
  addEventListener('hashchange', reveal);
  reveal();

  // Nearest sentences that are only linked are put in their place when their statement is opened.
  const bringNearest = within => all('a.fetch', within).forEach(link => {
    const sentence = byId(link.hash.slice(1));
    if (!sentence) return;
    link.classList.replace('fetch', 'at');
    link.textContent = '§';
    link.after(' ', sentence.textContent);
    link.parentElement.className = 'words near';
    link.parentElement.dir = 'auto';
  });
  all('details.statement').forEach(statement => statement.addEventListener('toggle', () => { if (statement.open) bringNearest(statement); }));

  // The words behind a mark of the matrix.
  const tip = byId('tip');
  const hideTip = () => { tip.hidden = true; };
  const showTip = link => {
    const cell = byId(link.hash.slice(1))?.querySelector('td');
    if (!cell) return;
    tip.replaceChildren(...[...cell.cloneNode(true).childNodes]);
    bringNearest(tip);
    all('[id]', tip).forEach(part => part.removeAttribute('id'));
    all('a', tip).forEach(part => part.removeAttribute('href'));
    tip.hidden = false;
    const at = link.getBoundingClientRect();
    const [wide, high] = [tip.offsetWidth, tip.offsetHeight];
    tip.style.left = Math.max(8, Math.min(at.left, innerWidth - wide - 8)) + 'px';
    tip.style.top = (at.bottom + high + 8 < innerHeight ? at.bottom + 6 : Math.max(8, at.top - high - 6)) + 'px';
  };
  all('.matrix').forEach(matrix => {
    const over = event => { const link = event.target.closest('td a'); if (link) showTip(link); };
    matrix.addEventListener('mouseover', over);
    matrix.addEventListener('focusin', over);
    matrix.addEventListener('mouseout', hideTip);
    matrix.addEventListener('focusout', hideTip);
  });
  addEventListener('keydown', event => { if (event.key === 'Escape') hideTip(); });

  // Two articles beside each other.
  const [left, right, only, told] = ['left', 'right', 'changes-only', 'side-count'].map(byId);
  const sides = all('.side');
  const links = part => (part.dataset.l ?? '').split(' ').filter(Boolean).map(end => ({ maybe: end[0] === '~', id: end.replace('~', '') }));
  const fill = (side, siglum) => {
    if (side.dataset.side === siglum) return;
    const text = byId(siglum).querySelector('.text').cloneNode(true);
    all('.note-mark', text).forEach(part => part.remove());
    all('[id]', text).forEach(part => { part.dataset.s = part.id; part.removeAttribute('id'); });
    side.dataset.side = siglum;
    side.replaceChildren(text);
  };
  const answers = part => {
    const other = sides.find(side => !side.contains(part));
    const wanted = new Set(links(part).map(link => link.id));
    return all('.s', other).filter(sentence => wanted.has(sentence.dataset.s));
  };
  const pairUp = () => {
    let [kept, folded] = [0, 0];
    sides.forEach((side, at) => {
      const other = sides[1 - at].dataset.side + '-';
      all('.s', side).forEach(part => {
        const mine = links(part).filter(link => link.id.startsWith(other));
        delete part.dataset.paired;
        part.removeAttribute('tabindex');
        if (mine.length) { part.dataset.paired = mine.every(link => link.maybe) ? 'maybe' : 'sure'; part.tabIndex = 0; }
        const fold = only.checked && (part.dataset.paired === 'sure' || part.classList.contains('out'));
        part.classList.toggle('folded', fold);
        fold ? folded++ : kept++;
      });
    });
    told.textContent = only.checked ? `${kept} sentences shown, ${folded} hidden` : '';
  };
  const light = (part, on) => { if (part) [part, ...answers(part)].forEach(sentence => sentence.classList.toggle('lit', on)); };
  if (left && right) {
    const choose = () => { fill(sides[0], left.value); fill(sides[1], right.value); pairUp(); };
    [left, right].forEach(select => select.addEventListener('change', choose));
    only.addEventListener('change', pairUp);
    sides.forEach(side => {
      const paired = event => event.target.closest?.('.s[data-paired]');
      for (const name of ['mouseover', 'focusin']) side.addEventListener(name, event => light(paired(event), true));
      for (const name of ['mouseout', 'focusout']) side.addEventListener(name, event => light(paired(event), false));
      const bring = event => { const part = paired(event); if (part) answers(part)[0]?.scrollIntoView({ block: 'nearest' }); };
      side.addEventListener('click', bring);
      side.addEventListener('keydown', event => { if (event.key === 'Enter') bring(event); });
    });
    choose();
  }

  // The list of findings, narrowed; what is hidden is counted.
  const [rule, outlet, count] = ['by-rule', 'by-outlet', 'finding-count'].map(byId);
  const rows = all('.all tbody tr');
  const narrow = () => {
    rows.forEach(row => { row.hidden = (rule.value && row.dataset.rule !== rule.value) || (outlet.value && !JSON.parse(row.dataset.outlets).includes(outlet.value)) || false; });
    const shown = rows.filter(row => !row.hidden).length;
    count.textContent = `${shown} shown, ${rows.length - shown} hidden`;
  };
  [rule, outlet].forEach(select => select.addEventListener('change', narrow));
  narrow();
})();
