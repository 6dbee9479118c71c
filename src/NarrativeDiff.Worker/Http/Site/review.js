// The reviewer's desk of the live page. Text is set as textContent; nothing that is judged or announced moves the page.
'use strict';
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = id => document.getElementById(id);
  const kept = (store, name, value) => { try { return value === undefined ? store.getItem(name) : store.setItem(name, value); } catch { return null; } };
  const review = byId('review');
  if (!review) return;
  const { story, revision } = review.dataset;
  const api = `/api/stories/${encodeURIComponent(story)}`;
  const form = byId('reviewer');
  const said = byId('said');
  const undo = byId('undo');

  // A message stays until the next one; it floats, so it moves nothing.
  const say = (text, bad = false) => { said.textContent = text; said.classList.toggle('bad', bad); undo.hidden = true; };

  // The name is kept here and, for the server that hides others' verdicts, in a cookie.
  const keepName = name => {
    form.elements.name.value = name;
    kept(localStorage, 'reviewer', name);
    document.cookie = `reviewer=${encodeURIComponent(name)}; path=/; max-age=31536000; samesite=strict`;
  };
  const name = () => form.elements.name.value.trim();
  const known = kept(localStorage, 'reviewer') ?? '';
  if (known) keepName(known);
  form.elements.key.value = kept(sessionStorage, 'key') ?? '';
  form.addEventListener('input', () => { keepName(name()); kept(sessionStorage, 'key', form.elements.key.value); });

  const post = (path, body) => {
    const headers = { 'content-type': 'application/json' };
    if (form.elements.key.value) headers['x-api-key'] = form.elements.key.value;
    return fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => ({ ok: false, status: 0, json: async () => ({ detail: 'the worker does not answer' }) }));
  };
  const refused = async sent => {
    const problem = await sent.json().catch(() => ({}));
    say(`Not kept: ${problem.detail ?? sent.status}`, true);
    if (sent.status === 401) form.elements.key.focus();
  };

  // A newer revision: said in a bar on top, with what changed; the page stays where it is also when it is shown.
  const page = () => location.pathname + (new URLSearchParams(location.search).get('blind') === '1' ? '?blind=1' : '');
  const showNewer = async newest => {
    byId('newer').hidden = false;
    byId('newer-link').href = page();
    byId('newer-text').textContent = `Revision ${newest} is newer.`;
    const answer = await fetch(`${api}/reports/${revision}/delta/${newest}`).catch(() => null);
    if (!answer?.ok) return;
    const { added, changed, withdrawn } = await answer.json();
    const parts = [[added, 'added'], [changed, 'changed'], [withdrawn, 'withdrawn']].filter(([list]) => list.length).map(([list, word]) => `${list.length} ${word}`);
    byId('newer-text').textContent = `Revision ${newest} is newer${parts.length ? `: findings ${parts.join(', ')}` : ''}.`;
  };
  const events = new EventSource('/api/events?story=' + encodeURIComponent(story));
  events.addEventListener('report', event => {
    const report = JSON.parse(event.data);
    if (report.revision > Number(revision)) showNewer(report.revision);
  });
  const place = () => all('.finding, .statement, #findings, #review').find(part => part.getBoundingClientRect().bottom > 80);
  byId('newer-link').addEventListener('click', () => {
    const part = place();
    if (part) kept(sessionStorage, 'place', JSON.stringify({ story, id: part.id, top: part.getBoundingClientRect().top, y: scrollY }));
  });
  const before = JSON.parse(kept(sessionStorage, 'place') ?? 'null');
  if (before?.story === story) {
    kept(sessionStorage, 'place', 'null');
    const part = byId(before.id);
    scrollTo({ top: part ? scrollY + part.getBoundingClientRect().top - before.top : before.y, behavior: 'instant' });
  }

  const ask = (dialog, fill) => new Promise(done => {
    const fields = dialog.querySelector('form');
    fields.reset();
    const row = fields.elements.reviewer.closest('label');
    row.hidden = name() !== '';
    fields.elements.reviewer.required = name() === '';
    const first = fill(fields);
    dialog.returnValue = '';
    dialog.showModal();
    // A long text above is a stop of its own for the Tab key; what is to be written comes first.
    (row.hidden ? first : fields.elements.reviewer).focus({ preventScroll: true });
    dialog.addEventListener('close', () => {
      if (dialog.returnValue !== 'ok') { done(null); return; }
      if (!row.hidden) keepName(fields.elements.reviewer.value.trim());
      done(fields.elements);
    }, { once: true });
  });

  const words = { accept: 'Accept', reject: 'Reject', rate: 'Does the article report this?', relabel: 'Call it by another name', withdraw: 'Take back' };
  const past = { accept: 'accepted', reject: 'rejected', rate: 'rated', relabel: 'renamed', withdraw: 'taken back' };
  let last = null;
  const aboutOf = button => (button.closest('.finding, li')?.querySelector('.summary') ?? button.closest('tr')?.querySelector('summary, .words') ?? button.closest('.statement')?.querySelector('.label') ?? button.closest('li'))?.textContent.trim().slice(0, 300) ?? '';
  const boxesOf = id => all('.judging[data-finding]').filter(box => box.dataset.finding === id);
  const mark = (button, verdict, text) => {
    const boxes = button.closest('.judging[data-finding]') ? boxesOf(button.closest('.judging').dataset.finding) : [button.parentElement];
    boxes.forEach(box => {
      all('.said.mine', box).forEach(part => part.remove());
      box.dataset.mine = verdict === 'withdraw' ? '' : verdict;
      if (text) box.prepend(Object.assign(document.createElement('span'), { className: `said mine said-${verdict}`, textContent: text }));
    });
    progress();
  };
  const send = async (button, body, rating = null) => {
    const sent = await post(`${api}/judgements`, body);
    if (!sent.ok) { await refused(sent); return false; }
    const entered = await sent.json();
    last = { targets: [entered.target], button };
    if (rating) {
      const rated = await post(`${api}/judgements`, rating);
      if (!rated.ok) { await refused(rated); return false; }
      last.targets.push((await rated.json()).target);
    }
    if (button) mark(button, body.verdict, `you: ${button.dataset.said ?? past[body.verdict] ?? body.verdict}`);
    say(`Kept: ${past[body.verdict] ?? 'added'}. The story is compared again.`);
    undo.hidden = body.verdict === 'withdraw';
    return true;
  };
  const takeBack = async () => {
    if (!last || undo.hidden) return;
    const { targets, button } = last;
    for (const target of targets) {
      const sent = await post(`${api}/judgements`, { reviewer: name(), verdict: 'withdraw', revision: Number(revision), target });
      if (!sent.ok) { await refused(sent); return; }
    }
    last = null;
    if (button) mark(button, 'withdraw', '');
    say('Taken back.');
  };
  undo.addEventListener('click', takeBack);

  const judge = async (button, quick = false) => {
    const verdict = button.dataset.verdict;
    const body = { reviewer: name(), verdict, revision: Number(revision), ...JSON.parse(button.dataset.judge) };
    if (button.dataset.rating) body.rating = Number(button.dataset.rating);
    let importance = null;
    if (!(quick || button.dataset.rating) || !name()) {
      const answer = await ask(byId('judging'), fields => {
        byId('judging-title').textContent = words[verdict];
        byId('judging-about').textContent = aboutOf(button);
        byId('judging-importance').hidden = !body.finding || !['accept', 'relabel'].includes(verdict);
        byId('judging-label').hidden = verdict !== 'relabel';
        fields.elements.label.required = verdict === 'relabel';
        return verdict === 'relabel' ? fields.elements.label : fields.elements.note;
      });
      button.focus({ preventScroll: true });
      if (!answer) return false;
      body.reviewer = name();
      body.note = answer.note.value || null;
      if (answer.label.value) body.label = answer.label.value;
      if (answer.importance.value) importance = Number(answer.importance.value);
    }
    if (body.join) body.join.with = button.parentElement.querySelector('select, input').value.trim();
    return send(button, body, importance && { reviewer: body.reviewer, verdict: 'rate', revision: body.revision, finding: body.finding, rating: importance });
  };
  addEventListener('click', event => { const button = event.target.closest?.('.judge'); if (button) judge(button); });

  // Cells are rated in their statement; the buttons are put in when it is opened, so that they weigh nothing.
  const rateable = statement => {
    if (Number(revision) < Number(review.dataset.newest) || statement.dataset.rateable) return;
    statement.dataset.rateable = '1';
    all('tr[id^="c-"]', statement).forEach(row => {
      const id = statement.id.slice(3);
      const box = row.querySelector('.rating') ?? Object.assign(document.createElement('p'), { className: 'judging rating' });
      box.append(Object.assign(document.createElement('span'), { className: 'note', textContent: 'Reports it? ' }));
      [['2', 'Yes', 'reports it'], ['1', 'Partly', 'partly'], ['0', 'No', 'does not report it']].forEach(([rating, label, past]) => {
        const button = Object.assign(document.createElement('button'), { type: 'button', className: 'judge', textContent: label });
        Object.assign(button.dataset, { verdict: 'rate', rating, said: past, judge: JSON.stringify({ cell: { statement: id, siglum: row.id.slice(3 + id.length) } }) });
        box.append(' ', button);
      });
      row.querySelector('td').append(box);
    });
  };
  all('details.statement').forEach(statement => {
    if (statement.open) rateable(statement);
    statement.addEventListener('toggle', () => { if (statement.open) rateable(statement); });
  });

  // A coded sample comes back as a file; it is read whole or not at all.
  byId('codings')?.querySelector('form').addEventListener('submit', async event => {
    event.preventDefault();
    const file = event.target.elements.sheet.files[0];
    if (!file) { say('Choose the filled-in sheet.', true); return; }
    const sheet = await new Promise(done => { const reader = new FileReader(); reader.addEventListener('load', () => done(reader.result.split(',')[1] ?? '')); reader.readAsDataURL(file); });
    const sent = await post(`${api}/codings`, { sheet, coder: name() || null });
    if (!sent.ok) { await refused(sent); return; }
    const { entered, empty, coders } = await sent.json();
    say(`Kept: ${entered} ${entered === 1 ? 'code' : 'codes'} of ${coders.join(', ')}${empty ? `; ${empty} left empty` : ''}.`);
  });

  // The queue: one finding after another, by keys that are on only while it is.
  const queue = byId('queue');
  let items = [];
  let at = -1;
  const progress = () => {
    if (queue.hidden) return;
    const done = items.filter(box => box.dataset.mine).length;
    byId('queue-progress').textContent = `${done} of ${items.length} judged`;
  };
  const show = next => {
    if (next < 0 || next >= items.length) { say(next < 0 ? 'This is the first finding.' : 'That was the last finding.'); return; }
    all('.current-item').forEach(part => part.classList.remove('current-item'));
    at = next;
    const part = items[at].closest('.finding, tr') ?? items[at];
    for (let fold = items[at]; fold; fold = fold.parentElement) if (fold.tagName === 'DETAILS') fold.open = true;
    part.classList.add('current-item');
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
    part.scrollIntoView({ block: 'nearest' });
    progress();
  };
  const act = async key => {
    if (key === 'j') show(at + 1);
    if (key === 'k') show(at - 1);
    if (key === 'u') await takeBack();
    const button = (key === 'a' || key === 'r') && items[at]?.querySelector(`[data-verdict=${key === 'a' ? 'accept' : 'reject'}]`);
    if (button && await judge(button, true) && at + 1 < items.length) show(at + 1);
    else if (button) progress();
  };
  const end = () => { queue.hidden = true; all('.current-item').forEach(part => part.classList.remove('current-item')); byId('queue-start')?.focus({ preventScroll: true }); };
  byId('queue-start')?.addEventListener('click', () => {
    const seen = new Set();
    items = all('.judging[data-finding]').filter(box => !seen.has(box.dataset.finding) && seen.add(box.dataset.finding));
    if (!items.length) { say('There is no finding to judge.'); return; }
    queue.hidden = false;
    const open = items.findIndex(box => !box.dataset.mine);
    show(open < 0 ? 0 : open);
  });
  byId('queue-end').addEventListener('click', end);
  all('button[data-key]', queue).forEach(button => button.addEventListener('click', () => act(button.dataset.key)));
  let busy = false;
  addEventListener('keydown', async event => {
    if (queue.hidden || busy || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, textarea, select, dialog')) return;
    if (event.key === 'Escape') { end(); return; }
    if (!'jkaru'.includes(event.key) || event.key.length !== 1) return;
    event.preventDefault();
    busy = true;
    try { await act(event.key); } finally { busy = false; }
  });

  // A missed difference: words selected in one article and in another, or sentences chosen in the dialog.
  const missing = byId('missing');
  const passages = [];
  const anchorOf = part => (part.id || part.dataset.s || '').match(/^([^.]+)-(\d+)$/);
  const sentenceOf = node => (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.('.s');
  const selection = () => {
    const chosen = getSelection();
    if (!chosen || chosen.isCollapsed || !chosen.rangeCount || missing.open) return null;
    const sentence = sentenceOf(chosen.getRangeAt(0).startContainer);
    const anchor = sentence && anchorOf(sentence);
    const range = chosen.getRangeAt(0).cloneContents();
    all('.note-mark, .why, .margin', range).forEach(part => part.remove());
    const text = range.textContent.trim();
    return anchor && text && text.length <= 2000 ? { siglum: anchor[1], sentence: Number(anchor[2]), exact: text } : null;
  };
  let current = null;
  document.addEventListener('selectionchange', () => {
    if (Number(revision) < Number(review.dataset.newest)) return;
    current = selection();
    byId('selected').hidden = !current && !passages.length;
    byId('selected-add').hidden = !current;
    byId('selected-words').textContent = current ? '' : passages.length ? 'Now select words in the other article.' : '';
  });
  const fillSentences = place => {
    const fields = missing.querySelector('form').elements;
    const [article, sentences] = [fields[`article${place}`].value, fields[`sentence${place}`]];
    const parts = article ? all('.text .s').filter(part => { const anchor = part.id && anchorOf(part); return anchor && anchor[1] === article; }) : [];
    sentences.replaceChildren(...parts.map(part => Object.assign(document.createElement('option'), { value: anchorOf(part)[2], textContent: part.textContent.slice(0, 90) })));
    fields[`words${place}`].value = parts[0]?.textContent.trim() ?? '';
  };
  for (const place of [1, 2]) {
    const fields = missing.querySelector('form').elements;
    fields[`article${place}`].addEventListener('change', () => fillSentences(place));
    fields[`sentence${place}`].addEventListener('change', () => { fields[`words${place}`].value = byId(`${fields[`article${place}`].value}-${fields[`sentence${place}`].value}`)?.textContent.trim() ?? ''; });
  }
  const addMissed = async () => {
    const answer = await ask(missing, fields => {
      for (const place of [1, 2]) {
        const given = passages[place - 1];
        fields.elements[`article${place}`].value = given?.siglum ?? '';
        fillSentences(place);
        if (given) { fields.elements[`sentence${place}`].value = String(given.sentence); fields.elements[`words${place}`].value = given.exact; }
      }
      return fields.elements.article1;
    });
    passages.length = 0;
    byId('selected').hidden = true;
    if (!answer) return;
    const chosen = [1, 2].filter(place => answer[`article${place}`].value && answer[`words${place}`].value.trim())
      .map(place => ({ siglum: answer[`article${place}`].value, sentence: Number(answer[`sentence${place}`].value), exact: answer[`words${place}`].value.trim() }));
    await send(null, { reviewer: name(), verdict: 'missed', revision: Number(revision), note: answer.note.value || null, missed: { kind: answer.kind.value, importance: Number(answer.importance.value), passages: chosen } });
  };
  byId('missing-start')?.addEventListener('click', addMissed);
  byId('selected-add').addEventListener('click', () => {
    if (!current) return;
    passages.push(current);
    getSelection().removeAllRanges();
    if (passages.length === 2) addMissed();
  });

  // The statements to choose from are put into a list when it is first used: their labels would be most of the page.
  const fillStatements = event => {
    const list = event.target.closest?.('select.with');
    if (!list || list.options.length > 1) return;
    const own = list.closest('.statement').id;
    list.append(...all('.statement').filter(one => one.id !== own).map(one => Object.assign(document.createElement('option'), { value: one.id.slice(3), textContent: one.querySelector('.label').textContent.slice(0, 100) })));
  };
  for (const kind of ['focusin', 'pointerdown']) addEventListener(kind, fillStatements);

  // A citation goes to the clipboard.
  addEventListener('click', async event => {
    const button = event.target.closest?.('.cite');
    if (!button) return;
    const answer = await fetch(button.dataset.cite).catch(() => null);
    try {
      await navigator.clipboard.writeText(await answer.text());
      say('The citation is in the clipboard, as BibTeX.');
    } catch { say('The citation could not be copied.', true); }
  });

  // Sorting by hand.
  const moving = byId('move')?.querySelector('form');
  byId('move')?.addEventListener('toggle', async () => {
    const answer = await fetch('/api/stories?limit=200').catch(() => null);
    if (!answer?.ok) return;
    byId('known-stories').replaceChildren(...(await answer.json()).filter(one => one.storyId !== story).map(one => Object.assign(document.createElement('option'), { value: one.storyId, label: one.title ?? one.storyId })));
  }, { once: true });
  moving?.addEventListener('submit', async event => {
    event.preventDefault();
    const articles = all('[name=article]:checked', moving).map(box => JSON.parse(box.value));
    if (!articles.length) { say('Choose at least one article.', true); return; }
    const sent = await post(`${api}/moves`, { reviewer: name() || null, articles, to: moving.elements.to.value.trim() || null });
    if (!sent.ok) { await refused(sent); return; }
    const move = await sent.json();
    say(`${move.articles === 1 ? '1 article is' : `${move.articles} articles are`} now in the story `);
    said.append(Object.assign(document.createElement('a'), { href: `/stories/${encodeURIComponent(move.to)}`, textContent: move.to }));
  });
})();
