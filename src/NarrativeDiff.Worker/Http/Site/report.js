// Comfort only: the page can be read without it. Text is moved as nodes or textContent, never as markup.
'use strict';
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = id => document.getElementById(id);
  all('[data-script]').forEach(part => { part.hidden = false; });
  all('form.tools').forEach(form => form.addEventListener('submit', event => event.preventDefault()));

  // A link into something folded opens it; a finding that leads is shown at the top, with its evidence.
  const reveal = () => {
    let id = '';
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    // The browser scrolls by itself to the row of the appendix, unless the address names the place at the top.
    if (id && byId('lead-' + id)) { location.replace('#lead-' + id); return; }
    const target = id && byId(id);
    if (!target) return;
    target.hidden = false;
    for (let part = target; part; part = part.parentElement) if (part.tagName === 'DETAILS') part.open = true;
    all(target.matches('section') ? ':scope > details.part' : target.matches('.finding') ? ':scope > details.more' : target.matches('.all tr') ? 'td > details' : ':not(*)', target).forEach(part => { part.open = true; });
    target.scrollIntoView({ block: target.offsetHeight > innerHeight / 3 ? 'start' : 'center' });
  };

  // The simple view shows what differs and folds the rest; the full one opens every part.
  const address = new URLSearchParams(location.search);
  // A file may not be allowed to change its address: then the choice holds until the page is left.
  const keep = (name, value) => {
    if (value) address.set(name, value); else address.delete(name);
    const query = address.toString();
    try { history.replaceState(null, '', location.pathname + (query ? '?' + query : '') + location.hash); } catch { /* stays as it was */ }
  };
  const full = byId('full-view');
  const show = everything => {
    all('details.part').forEach(part => { part.open = everything; });
    full.setAttribute('aria-pressed', String(everything));
    full.textContent = everything ? 'Simple view' : 'Open all parts';
  };
  full.addEventListener('click', () => { const everything = full.getAttribute('aria-pressed') !== 'true'; show(everything); keep('view', everything ? 'full' : ''); });
  if (address.get('view') === 'full') show(true);
  // Nearest sentences that are only linked are put in their place when their statement is opened.
  const bringNearest = within => all('a.fetch', within).forEach(link => {
    const sentence = byId(link.hash.slice(1));
    if (!sentence) return;
    const words = document.createElement('p');
    words.className = 'words near';
    words.dir = 'auto';
    words.textContent = sentence.textContent;
    link.classList.remove('fetch');
    link.parentElement.after(words);
  });
  all('details.statement').forEach(statement => statement.addEventListener('toggle', () => { if (statement.open) bringNearest(statement); }));

  // The words behind a mark of the matrix: in passing as a hint, chosen as a popover that stays until it is closed.
  const tip = byId('tip');
  let pinned = null;
  let quiet = false;
  const hideTip = () => { if (!pinned) tip.hidden = true; };
  const place = link => {
    tip.hidden = false;
    const at = link.getBoundingClientRect();
    const [wide, high] = [tip.offsetWidth, tip.offsetHeight];
    tip.style.left = Math.max(8, Math.min(at.left, innerWidth - wide - 8)) + 'px';
    tip.style.top = (at.bottom + high + 8 < innerHeight ? at.bottom + 6 : Math.max(8, at.top - high - 6)) + 'px';
  };
  const fillTip = link => {
    const row = byId(link.hash.slice(1));
    const cell = row?.querySelector('td');
    if (!cell) return false;
    const head = document.createElement('p');
    head.className = 'who';
    head.textContent = row.querySelector('bdi')?.textContent ?? '';
    tip.replaceChildren(head, ...[...cell.cloneNode(true).childNodes]);
    bringNearest(tip);
    all('[id]', tip).forEach(part => part.removeAttribute('id'));
    all('.judging', tip).forEach(part => part.remove());
    return true;
  };
  const showTip = link => {
    if (pinned || quiet || !fillTip(link)) return;
    all('a', tip).forEach(part => part.removeAttribute('href'));
    place(link);
  };
  const close = () => { const from = pinned; pinned = null; tip.hidden = true; tip.classList.remove('pinned'); tip.setAttribute('role', 'tooltip'); tip.removeAttribute('aria-label'); if (from) { quiet = true; from.focus(); quiet = false; } };
  const pin = link => {
    pinned = null;
    if (!fillTip(link)) return false;
    pinned = link;
    const row = document.createElement('p');
    row.className = 'buttons';
    const whole = Object.assign(document.createElement('a'), { href: link.hash, textContent: 'Show the statement' });
    const shut = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Close' });
    whole.addEventListener('click', () => { pinned = null; close(); });
    shut.addEventListener('click', close);
    row.append(whole, ' ', shut);
    tip.append(row);
    tip.classList.add('pinned');
    tip.setAttribute('role', 'dialog');
    tip.setAttribute('aria-label', link.getAttribute('aria-label'));
    place(link);
    shut.focus();
    return true;
  };
  all('.matrix').forEach(matrix => {
    const over = event => { const link = event.target.closest('td a'); if (link) showTip(link); };
    matrix.addEventListener('mouseover', over);
    matrix.addEventListener('focusin', over);
    matrix.addEventListener('mouseout', hideTip);
    matrix.addEventListener('focusout', hideTip);
    matrix.addEventListener('click', event => { const link = event.target.closest('td a'); if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && pin(link)) event.preventDefault(); });
  });
  addEventListener('keydown', event => { if (event.key === 'Escape') { if (pinned) close(); else hideTip(); } });
  addEventListener('pointerdown', event => { if (pinned && !tip.contains(event.target)) { pinned = null; close(); } });
  const showSentence = link => {
    const sentence = byId(link.hash.slice(1));
    if (!sentence?.matches('.s')) return;
    tip.replaceChildren(Object.assign(document.createElement('p'), { className: 'words', textContent: sentence.textContent }));
    place(link);
  };
  const overChip = event => { const link = event.target.closest?.('.chip[href^="#"]'); if (link) showSentence(link); };
  for (const name of ['mouseover', 'focusin']) byId('labels')?.addEventListener(name, overChip);
  for (const name of ['mouseout', 'focusout']) byId('labels')?.addEventListener(name, hideTip);

  // Two articles, or two versions of one, beside each other.
  const [left, right, only, together, told] = ['left', 'right', 'changes-only', 'together', 'side-count'].map(byId);
  const sides = all('.side');
  const articleOf = anchor => anchor.split('.')[0];
  const words = part => part.textContent.trim().replace(/\s+/g, ' ');
  const listed = (part, name) => (part.dataset[name] ?? '').split(' ').filter(Boolean);
  const fill = (side, anchor, name) => {
    if (side.dataset.side === anchor && side.dataset.filled) return;
    const text = byId(anchor).querySelector('.text').cloneNode(true);
    all('.note-mark', text).forEach(mark => {
      let part = mark.previousElementSibling;
      while (part && !part.classList.contains('s')) part = part.previousElementSibling;
      if (part) part.dataset.t = (part.dataset.t ?? '') + ' ' + mark.textContent;
      mark.remove();
    });
    all('.margin', text).forEach(part => part.remove());
    text.classList.remove('annotated');
    all('[id]', text).forEach(part => { part.dataset.s = part.id; part.removeAttribute('id'); });
    side.dataset.side = anchor;
    side.dataset.filled = '1';
    side.setAttribute('aria-label', name);
    side.replaceChildren(text);
  };
  // An earlier version's sentence has no links of its own; that of the newest version with the same words has.
  const linksOf = part => {
    const anchor = part.closest('.side').dataset.side;
    if (part.dataset.l !== undefined || !anchor.includes('.')) return listed(part, 'l');
    const twin = all('.s', byId(articleOf(anchor)).querySelector('.text')).find(other => words(other) === words(part));
    return twin ? listed(twin, 'l') : [];
  };
  let pairs = [];
  const pair = (a, b, kind, best = true) => { if (a && b && !pairs.some(known => known.a === a && known.b === b)) pairs.push({ a, b, kind, best, moved: kind === 'moved' }); };
  // Versions of an article, oldest first; what a sentence of one became in the next, step by step.
  const chainOf = article => [...all(':scope > .earlier', byId(article)).map(part => part.id).reverse(), article];
  const sentencesOf = anchor => all('.s', byId(anchor).querySelector(':scope > .text'));
  const descend = (from, to) => {
    const chain = chainOf(articleOf(from));
    const steps = chain.slice(chain.indexOf(from), chain.indexOf(to) + 1);
    let lines = sentencesOf(from).map(part => ({ first: part.id, part, kind: 'same' }));
    steps.slice(1).forEach(version => {
      const next = sentencesOf(version);
      const changed = new Set(lines.flatMap(line => listed(line.part, 'v').map(change => change.slice(change.indexOf(':') + 1))));
      const free = next.filter(part => !changed.has(part.id));
      lines = lines.flatMap(line => {
        const ends = listed(line.part, 'v');
        if (ends.length) return ends.map(change => ({ first: line.first, part: next.find(part => part.id === change.slice(change.indexOf(':') + 1)), kind: line.kind === 'moved' || change.startsWith('move') ? 'moved' : 'edited' }));
        const at = free.findIndex(part => words(part) === words(line.part));
        return at < 0 ? [] : [{ ...line, part: free.splice(at, 1)[0] }];
      }).filter(line => line.part);
    });
    return lines.map(line => [line.first, line.part.id, line.kind]);
  };
  const findPairs = () => {
    pairs = [];
    const [mine, others] = sides.map(side => all('.s', side));
    const [from, to] = sides.map(side => side.dataset.side);
    const find = (parts, id) => parts.find(part => part.dataset.s === id);
    if (articleOf(from) === articleOf(to)) {
      const chain = chainOf(articleOf(from));
      const forward = chain.indexOf(from) <= chain.indexOf(to);
      (forward ? descend(from, to) : descend(to, from)).forEach(([older, newer, kind]) => pair(find(mine, forward ? older : newer), find(others, forward ? newer : older), kind));
    } else {
      // The ends of a sentence's links stand best first; only two that are each other's best are joined by a line at once.
      const firstOf = (part, article) => linksOf(part).map(end => end.replace('~', '')).find(id => articleOf(id.slice(0, id.lastIndexOf('-'))) === article);
      mine.forEach(part => linksOf(part).forEach(end => {
        const id = end.replace('~', '');
        if (articleOf(id.slice(0, id.lastIndexOf('-'))) !== articleOf(to)) return;
        const sentence = to.includes('.') ? others.find(other => byId(id) && words(other) === words(byId(id))) : find(others, id);
        const back = sentence && firstOf(sentence, articleOf(from));
        pair(part, sentence, end[0] === '~' ? 'maybe' : 'sure', firstOf(part, articleOf(to)) === id && (!back || back === part.dataset.s || words(byId(back) ?? part) === words(part)));
      }));
      const joined = new Set(pairs.filter(known => known.best).flatMap(known => [known.a, known.b]));
      mine.forEach(part => listed(part, 't').forEach(statement => others.filter(other => listed(other, 't').includes(statement)).forEach(other => {
        const first = !joined.has(part) && !joined.has(other);
        if (first) { joined.add(part); joined.add(other); }
        pair(part, other, 'sure', first);
      })));
    }
    markMoves(mine, others);
  };
  // What breaks the longest run in one order has moved.
  const markMoves = (mine, others) => {
    const place = new Map([...mine.map((part, at) => [part, at]), ...others.map((part, at) => [part, at])]);
    const order = pairs.filter(known => known.best && known.kind !== 'maybe').sort((x, y) => place.get(x.a) - place.get(y.a) || place.get(x.b) - place.get(y.b));
    const best = order.map(() => 1), before = order.map(() => -1);
    for (let at = 0; at < order.length; at++)
      for (let back = 0; back < at; back++)
        if (place.get(order[back].b) <= place.get(order[at].b) && best[back] + 1 > best[at]) { best[at] = best[back] + 1; before[at] = back; }
    const kept = new Set();
    for (let at = best.indexOf(Math.max(0, ...best)); at >= 0; at = before[at]) kept.add(order[at]);
    order.forEach(known => { known.moved ||= !kept.has(known); });
  };
  // Of two versions of one sentence, the words that are only here. Word by word, by the longest run they share.
  const plain = new WeakMap();
  const tokensOf = text => text.match(/\s+|[\p{L}\p{N}][\p{L}\p{N}'’-]*\s*|[^\p{L}\p{N}\s]\s*/gu) ?? [];
  // Of two articles' words for one thing only those are marked that have a common frame: else every word would be.
  const markWords = (a, b, tags = ['del', 'ins'], least = 0) => {
    const [from, to] = [a, b].map(part => tokensOf(part.textContent));
    if (from.length * to.length > 250000) return;
    const same = (i, j) => from[i].trim() === to[j].trim();
    const best = Array.from({ length: from.length + 1 }, () => new Uint16Array(to.length + 1));
    for (let i = from.length - 1; i >= 0; i--)
      for (let j = to.length - 1; j >= 0; j--) best[i][j] = same(i, j) ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
    const kept = [new Set(), new Set()];
    for (let i = 0, j = 0; i < from.length && j < to.length;) {
      if (same(i, j)) { kept[0].add(i++); kept[1].add(j++); }
      else if (best[i + 1][j] >= best[i][j + 1]) i++; else j++;
    }
    if (kept[0].size < least * Math.min(from.length, to.length)) return;
    [[a, from, kept[0], tags[0]], [b, to, kept[1], tags[1]]].forEach(([part, tokens, known, tag]) => {
      plain.set(part, part.textContent);
      const runs = [];
      tokens.forEach((token, at) => {
        const changed = !known.has(at);
        if (runs.length && runs.at(-1).changed === changed) runs.at(-1).text += token; else runs.push({ changed, text: token });
      });
      part.replaceChildren(...runs.flatMap(run => run.changed ? [Object.assign(document.createElement(tag), { textContent: run.text.trimEnd(), className: tag === 'u' ? 'own' : '' }), run.text.slice(run.text.trimEnd().length)] : [run.text]));
    });
  };
  // In a statement, the words underlined are those that its label lacks; of an article that is pointed at, those that it lacks.
  const comparedWith = (row, on) => {
    if (!row?.querySelector('.carries')) return;
    const mine = new Set(tokensOf(all('.carries', row).map(part => part.textContent).join(' ')).map(token => token.trim().toLowerCase()));
    all('tr', row.parentElement).filter(other => other !== row).flatMap(other => all('.carries', other)).forEach(part => {
      if (!on) { if (plain.has(part)) { part.replaceChildren(...plain.get(part)); plain.delete(part); } return; }
      if (plain.has(part)) return;
      plain.set(part, [...part.childNodes]);
      const runs = [];
      tokensOf(part.textContent).forEach(token => {
        const own = /[\p{L}\p{N}]/u.test(token) && !mine.has(token.trim().toLowerCase());
        if (runs.length && runs.at(-1).own === own) runs.at(-1).text += token; else runs.push({ own, text: token });
      });
      part.replaceChildren(...runs.flatMap(run => run.own ? [Object.assign(document.createElement('u'), { className: 'own', textContent: run.text.trimEnd() }), run.text.slice(run.text.trimEnd().length)] : [run.text]));
    });
    row.classList.toggle('pointed', on);
  };
  const rowOf = event => event.target.closest?.('.collation tr');
  for (const [name, on] of [['mouseover', true], ['focusin', true], ['mouseout', false], ['focusout', false]]) byId('statements')?.addEventListener(name, event => { const row = rowOf(event); if (row && (on || !row.contains(event.relatedTarget))) comparedWith(row, on); });
  const answers = part => pairs.filter(known => known.a === part || known.b === part).sort((x, y) => y.best - x.best).map(known => known.a === part ? known.b : known.a);
  const pairUp = () => {
    sides.forEach(side => all('.s', side).forEach(part => { if (plain.has(part)) { part.textContent = plain.get(part); plain.delete(part); } }));
    findPairs();
    const [from, to] = sides.map(side => side.dataset.side);
    const versions = articleOf(from) === articleOf(to) && from !== to;
    let [kept, folded] = [0, 0];
    sides.forEach(side => all('.s', side).forEach(part => {
      const mine = pairs.filter(known => known.a === part || known.b === part);
      delete part.dataset.paired;
      part.classList.toggle('only-here', versions && !mine.length && !part.classList.contains('out'));
      part.removeAttribute('tabindex');
      if (mine.length) { part.dataset.paired = mine.every(known => known.kind === 'maybe') ? 'maybe' : mine.every(known => known.kind === 'same' && !known.moved) ? 'same' : 'sure'; part.tabIndex = 0; }
      const alike = mine.some(known => known.kind === 'sure' || known.kind === 'same');
      const fold = only.checked && (alike || part.classList.contains('out'));
      part.classList.toggle('folded', fold);
      fold ? folded++ : kept++;
    }));
    if (versions) pairs.filter(known => known.kind !== 'same' && answers(known.a).length === 1 && answers(known.b).length === 1).forEach(known => markWords(known.a, known.b));
    else if (from !== to) pairs.filter(known => known.best && known.kind === 'sure' && !plain.has(known.a) && !plain.has(known.b)).forEach(known => markWords(known.a, known.b, ['u', 'u'], 0.3));
    told.textContent = only.checked ? `${kept} sentences shown, ${folded} hidden` : '';
    draw();
  };
  const box = byId('side-by-side')?.querySelector('.pair');
  const svg = box?.querySelector('.lines');
  const middle = part => { const at = part.getClientRects()[0]; return at ? at.top + Math.min(at.height, 28) / 2 : null; };
  const draw = () => {
    if (!svg) return;
    const frame = svg.getBoundingClientRect();
    if (!frame.width) { svg.replaceChildren(); return; }
    const [top, bottom] = [frame.top, frame.bottom];
    svg.replaceChildren(...pairs.filter(known => known.best || known.a.classList.contains('lit') && known.b.classList.contains('lit')).map(known => {
      const [from, to] = [middle(known.a), middle(known.b)];
      if (from === null || to === null || (from < top && to < top) || (from > bottom && to > bottom)) return null;
      const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      const [y1, y2] = [from - top, to - top];
      path.setAttribute('d', `M0 ${y1}C${frame.width / 2} ${y1} ${frame.width / 2} ${y2} ${frame.width} ${y2}`);
      path.setAttribute('class', `line-${known.kind}${known.moved ? ' moved' : ''}${known.a.classList.contains('lit') ? ' hot' : ''}`);
      return path;
    }).filter(Boolean));
  };
  let drawing = 0;
  const redraw = () => { cancelAnimationFrame(drawing); drawing = requestAnimationFrame(draw); };
  // The other side follows so that paired sentences stay level; moved ones have no say.
  let leading = null;
  const follow = side => {
    if (leading !== side || !together.checked) return;
    const other = sides.find(one => one !== side);
    const mark = side.getBoundingClientRect().top + side.clientHeight / 3;
    const anchors = pairs.filter(known => known.best && !known.moved && known.kind !== 'maybe').map(known => side.contains(known.a) ? [middle(known.a), middle(known.b)] : [middle(known.b), middle(known.a)]).filter(known => known[0] !== null && known[1] !== null).sort((x, y) => x[0] - y[0]);
    if (!anchors.length) return;
    const after = anchors.find(known => known[0] >= mark) ?? anchors.at(-1);
    const earlier = anchors.findLast(known => known[0] < mark) ?? after;
    const share = after[0] === earlier[0] ? 0 : Math.min(1, Math.max(0, (mark - earlier[0]) / (after[0] - earlier[0])));
    other.scrollTop += earlier[1] + share * (after[1] - earlier[1]) - mark;
  };
  const light = (part, on) => { if (part) { [part, ...answers(part)].forEach(sentence => sentence.classList.toggle('lit', on)); redraw(); } };
  if (left && right) {
    const choose = () => { [[0, left], [1, right]].forEach(([at, select]) => fill(sides[at], select.value, select.selectedOptions[0].textContent)); pairUp(); };
    [left, right].forEach(select => select.addEventListener('change', choose));
    only.addEventListener('change', pairUp);
    addEventListener('resize', redraw);
    sides.forEach(side => {
      for (const name of ['pointerenter', 'focusin', 'wheel', 'touchstart']) side.addEventListener(name, () => { leading = side; }, { passive: true });
      side.addEventListener('scroll', () => { follow(side); redraw(); }, { passive: true });
      const paired = event => event.target.closest?.('.s[data-paired]');
      for (const name of ['mouseover', 'focusin']) side.addEventListener(name, event => light(paired(event), true));
      for (const name of ['mouseout', 'focusout']) side.addEventListener(name, event => light(paired(event), false));
      const bring = event => { const part = paired(event); if (part) answers(part)[0]?.scrollIntoView({ block: 'nearest' }); };
      side.addEventListener('click', bring);
      side.addEventListener('keydown', event => { if (event.key === 'Enter') bring(event); });
    });
    // Not before it comes into sight: pairing up costs, and most readers begin at the top.
    new IntersectionObserver((seen, watch) => { if (seen.some(entry => entry.isIntersecting)) { watch.disconnect(); choose(); } }, { rootMargin: '600px' }).observe(box);
    for (const name of ['focusin', 'change']) byId('side-by-side').addEventListener(name, () => { if (!sides[0].dataset.filled) choose(); }, true);
  }

  // The annotated article: beside each paragraph, what the others do with its statements.
  const noteOf = id => {
    const statement = byId('st-' + id);
    if (!statement) return null;
    const rows = all('.collation tr', statement);
    const names = kinds => rows.filter(row => kinds.includes(row.className)).map(row => row.querySelector('bdi')?.textContent ?? row.querySelector('td').textContent.split(':')[0]);
    return { with: names(['k-c', 'k-l', 'k-r']), part: names(['k-p']), maybe: names(['k-u']), gone: names(['k-d']), not: names(['k-n']) };
  };
  const annotate = article => {
    const text = article.querySelector(':scope > .text');
    if (!text || text.classList.contains('annotated')) return;
    text.classList.add('annotated');
    const self = article.querySelector('summary .outlet')?.textContent;
    const few = names => names.length > 4 ? `${names.slice(0, 4).join(', ')} and ${names.length - 4} more` : names.join(', ');
    [...text.children].forEach(paragraph => {
      const ids = [...new Set(all('.note-mark', paragraph).map(mark => mark.textContent))];
      const notes = document.createElement('div');
      notes.className = 'margin';
      notes.setAttribute('role', 'note');
      ids.forEach(id => {
        const note = noteOf(id);
        if (!note) return;
        const line = document.createElement('p');
        const link = Object.assign(document.createElement('a'), { href: '#st-' + id, textContent: id });
        const others = note.with.filter(name => name !== self);
        const say = [others.length ? `also ${few(others)}` : note.part.some(name => name !== self) ? '' : 'only here', note.part.some(name => name !== self) ? `partly ${few(note.part.filter(name => name !== self))}` : '', note.maybe.some(name => name !== self) ? `uncertain ${few(note.maybe.filter(name => name !== self))}` : '', note.gone.length ? `dropped by ${few(note.gone)}` : '', note.not.length && others.length ? `not in ${few(note.not)}` : ''];
        line.append(link, ' ' + say.filter(Boolean).join('; '));
        line.classList.toggle('alone', !others.length && !note.part.some(name => name !== self));
        notes.append(line);
      });
      if (notes.childElementCount) paragraph.after(notes);
    });
  };
  all('details.article').forEach(article => {
    if (article.open) annotate(article);
    article.addEventListener('toggle', () => { if (article.open) annotate(article); });
  });

  // The label table, narrowed to phrases that have the letters asked for.
  const phrase = byId('by-phrase');
  phrase?.addEventListener('input', () => {
    const sought = phrase.value.trim().toLowerCase();
    const phrases = all('#labels .labels tbody tr');
    phrases.forEach(row => { row.hidden = sought !== '' && !row.cells[0].textContent.toLowerCase().includes(sought); });
    all('#labels .referent').forEach(block => { block.hidden = all('tbody tr', block).every(row => row.hidden); });
    all('#labels details').forEach(fold => { fold.open = sought !== ''; });
    const hidden = phrases.filter(row => row.hidden).length;
    byId('phrase-count').textContent = sought ? `${phrases.length - hidden} shown, ${hidden} hidden` : '';
  });

  // Findings, coverage and table, narrowed by one choice that stays in the address; what is hidden is counted.
  const [rule, outlet, kind, actor, word, size, weight, headline, count, seen, reset] = ['by-rule', 'by-outlet', 'by-kind', 'by-actor', 'by-word', 'by-size', 'by-weight', 'by-headline', 'finding-count', 'filter-count', 'show-all'].map(byId);
  const choices = [rule, outlet, kind, actor, word].filter(Boolean);
  const rows = all('.all tbody tr[data-rule]');
  const leads = all('.finding[data-rule]');
  const statements = new Map(all('.matrix tbody tr').map(row => [row, row.querySelector('th')?.textContent.toLowerCase() ?? '']));
  const columns = all('thead .siglum', document.querySelector('.matrix') ?? undefined).map(head => head.textContent);
  const sigla = () => (outlet.selectedOptions[0]?.dataset.sigla ?? '').split(' ').filter(Boolean);
  const passes = (part, text) => {
    const sought = (word?.value ?? '').trim().toLowerCase();
    return !((rule.value && part.dataset.rule !== rule.value) || (kind.value && part.dataset.kind !== kind.value)
      || (outlet.value && !sigla().some(siglum => part.dataset.sigla.split(' ').includes(siglum)))
      || (actor?.value && !text.includes(actor.value.toLowerCase())) || (sought && !text.includes(sought)));
  };
  const narrow = () => {
    const sought = word.value.trim().toLowerCase();
    rows.forEach(row => {
      row.hidden = !passes(row, row.textContent.toLowerCase()) || Number(row.dataset.size) < Number(size.value) || Number(row.dataset.weight) < Number(weight.value) || (headline.checked && row.dataset.headline === undefined);
    });
    leads.forEach(lead => { lead.hidden = !passes(lead, lead.textContent.toLowerCase()); });
    const at = sigla().map(siglum => columns.indexOf(siglum)).filter(place => place >= 0);
    statements.forEach((text, row) => {
      row.hidden = Boolean((at.length && at.every(place => row.cells[place + 1]?.matches('.k-n, .k-y'))) || (actor?.value && !text.includes(actor.value.toLowerCase())) || (sought && !text.includes(sought)));
    });
    all('details.statement').forEach(part => {
      const text = part.textContent.toLowerCase();
      part.hidden = Boolean((at.length && at.every(place => byId(`c-${part.id.slice(3)}-${columns[place]}`)?.matches('.k-n, .k-y') ?? true)) || (actor?.value && !text.includes(actor.value.toLowerCase())) || (sought && !text.includes(sought)));
    });
    const shown = rows.filter(row => !row.hidden).length;
    const elsewhere = Number(count.dataset.elsewhere);
    count.textContent = `${shown} shown, ${rows.length - shown} hidden${elsewhere ? `, ${elsewhere} lighter ones not on this page` : ''}`;
    const chosen = choices.some(control => control.value);
    if (reset) reset.hidden = !chosen;
    const hidden = leads.filter(lead => lead.hidden).length;
    if (seen) seen.textContent = chosen ? `${leads.length - hidden} of ${leads.length} leading findings, ${shown} of ${rows.length} in all` : '';
  };
  if (rule && count) {
    choices.forEach(control => { const given = address.get(control.name); if (given) control.value = given; });
    choices.forEach(control => control.addEventListener('input', () => { keep(control.name, control.value); narrow(); }));
    [size, weight, headline].forEach(control => control.addEventListener('input', narrow));
    byId('filters').addEventListener('reset', () => setTimeout(() => { choices.forEach(control => keep(control.name, '')); narrow(); outlet.focus(); }));
    narrow();
  }
  addEventListener('hashchange', reveal);
  reveal();
})();
